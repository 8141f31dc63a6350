namespace Undrift.Cli.Init;

/// <summary>What was found in a folder. All paths are from that folder, with <c>/</c>.</summary>
/// <param name="Tool">Whose project it is: <c>Drizzle</c>, <c>Alembic</c> …; null: nobody's that is known.</param>
/// <param name="Engine">The engine; null: it does not say.</param>
/// <param name="Desired">The desired schema as a source; null: none was found.</param>
/// <param name="Migrations">The migrations as a source; null: none were found.</param>
internal sealed record FoundProject(string? Tool, string? Engine, string? Desired, string? Migrations)
{
    /// <summary>What the tool runs on, which a workflow has to set up.</summary>
    public Toolchain Toolchain { get; init; } = Toolchain.None;

    /// <summary>The files that configure the tool.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>The files of the model: paths, or patterns with <c>*</c> and <c>**</c>; empty: there is none beside the migrations.</summary>
    public IReadOnlyList<string> Model { get; init; } = [];

    /// <summary>The files of the migrations, as <see cref="Model"/>.</summary>
    public IReadOnlyList<string> MigrationFiles { get; init; } = [];

    /// <summary>The command that makes a migration from a change of the model, or what a person does instead; null: not known.</summary>
    public string? Generate { get; init; }

    /// <summary>The command that applies what is pending; null: not known. What <c>undrift migrate</c> runs.</summary>
    public string? Apply { get; init; }

    /// <summary>Steps of a workflow that bring the program of <see cref="Apply"/>; empty: the project brings it itself.</summary>
    public IReadOnlyList<string> ApplySetup { get; init; } = [];

    /// <summary>The variables in which <see cref="Apply"/> looks for the database, besides <c>DATABASE_URL</c>, which Undrift sets.</summary>
    public IReadOnlyList<ToolVariable> ApplyVariables { get; init; } = [];

    /// <summary>What changes with the schema.</summary>
    public IReadOnlyList<string> Watched => [.. Settings, .. Model, .. MigrationFiles];
}

/// <summary>A variable of a migration tool.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value as it stands in a workflow; null: the environment's URL.</param>
internal sealed record ToolVariable(string Name, string? Value)
{
    /// <summary>Holds the URL that the environment has.</summary>
    public static ToolVariable Url(string name) => new(name, null);

    /// <summary>Holds a secret of its own, of the same name.</summary>
    public static ToolVariable Secret(string name) => new(name, $"${{{{ secrets.{name} }}}}");
}
