namespace Undrift;

/// <summary>
/// How a migration is written for a tool, as a person would have written it into that project. The flavour that reads a
/// folder, or the tool that says its migrations, gives one with its <see cref="MigrationSet"/>.
/// </summary>
internal interface IMigrationWriter
{
    /// <summary>The files of a new migration that comes after all others. Leaves no file behind: the caller writes them.</summary>
    /// <param name="draft">What it does.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">The tool has no form for it, or fails.</exception>
    Task<WrittenMigration> WriteAsync(MigrationDraft draft, CancellationToken cancellation);
}

/// <summary>A migration that is to be written.</summary>
/// <param name="Name">What a person calls it: letters, digits and underscores, if the person did not choose another.</param>
/// <param name="Time">The time, for tools that number by it (UTC).</param>
/// <param name="Up">What it does.</param>
/// <param name="Down">What undoes it.</param>
internal sealed record MigrationDraft(string Name, DateTimeOffset Time, DraftPart Up, DraftPart Down)
{
    /// <summary>The engine whose SQL it is.</summary>
    public required IEngine Engine { get; init; }

    /// <summary>What it adopts: <see cref="Drift.Expected"/> is what the migrations make, <see cref="Drift.Actual"/> what the database has.</summary>
    public required IReadOnlyList<Drift> Adopted { get; init; }

    /// <summary>What the migrations make without it.</summary>
    public required Catalog Before { get; init; }

    /// <summary>What the migrations make with it.</summary>
    public required Catalog After { get; init; }

    /// <summary>Where scratch databases live, and time-outs.</summary>
    public required BuildOptions Options { get; init; }

    /// <summary>A comment for the head of a file of SQL: what it adopts.</summary>
    public string Head =>
        string.Concat(AdoptedWords.Of(Adopted, "Adopts what the database has: ").Select(line => $"-- {line}\n"));
}

/// <summary>A migration in the words of its tool.</summary>
/// <param name="Version">The <see cref="Migration.Version"/> by which the tool knows it once its files are there.</param>
/// <param name="Files">Its files, and those that name it.</param>
internal sealed record WrittenMigration(string Version, IReadOnlyList<MigrationFile> Files)
{
    /// <summary>How the history of a database that has all of it already is told so: a command, or what to do.</summary>
    public required string Mark { get; init; }

    /// <summary>What else a person has to know or to do.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A file as it shall be.</summary>
/// <param name="Path">Its path, as the user would write it.</param>
/// <param name="Text">All of its text.</param>
/// <param name="Replaces">True for a file that is there and names all migrations; any other is new.</param>
public sealed record MigrationFile(string Path, string Text, bool Replaces = false);
