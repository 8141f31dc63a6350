namespace Undrift.Cli.Init;

/// <summary>What was found in a folder.</summary>
/// <param name="Tool">Whose project it is: <c>Drizzle</c>, <c>Alembic</c> …; null: nobody's that is known.</param>
/// <param name="Engine">The engine; null: it does not say.</param>
/// <param name="Desired">The desired schema as a source; null: none was found.</param>
/// <param name="Migrations">The migrations as a source; null: none were found.</param>
/// <param name="Language">What the tool runs on, which a workflow has to set up.</param>
/// <param name="Watched">What changes with the schema, as a workflow's paths.</param>
internal sealed record FoundProject(
    string? Tool,
    string? Engine,
    string? Desired,
    string? Migrations,
    Language Language,
    IReadOnlyList<string> Watched
);

/// <summary>What a project's schema tool runs on.</summary>
internal enum Language
{
    /// <summary>Nothing besides Undrift.</summary>
    None,

    /// <summary>Node.js, with npm.</summary>
    Npm,

    /// <summary>Node.js, with pnpm.</summary>
    Pnpm,

    /// <summary>Node.js, with Yarn.</summary>
    Yarn,

    /// <summary>Python.</summary>
    Python,

    /// <summary>.NET.</summary>
    DotNet,
}
