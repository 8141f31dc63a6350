namespace Undrift.Cli;

/// <summary>A migration that adopts what a database has, in the words of the project's tool.</summary>
/// <param name="Files">Its files.</param>
/// <param name="Adopted">What it adopts.</param>
/// <param name="Next">What is left to do by hand.</param>
internal sealed record Adoption(
    IReadOnlyList<MigrationFile> Files,
    IReadOnlyList<Drift> Adopted,
    IReadOnlyList<string> Next
);
