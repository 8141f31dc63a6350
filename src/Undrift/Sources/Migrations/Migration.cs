namespace Undrift;

/// <summary>One migration, in the words of the tool that runs it.</summary>
/// <param name="Version">As the tool writes it into its history; what the migrations are ordered by.</param>
/// <param name="Name">What a person called it.</param>
/// <param name="Up">What it does: file, SQL, and whether the tool runs it in one transaction.</param>
public sealed record Migration(string Version, string Name, SqlScript Up)
{
    /// <summary>What undoes it; null where the tool or the project has nothing for that.</summary>
    public SqlScript? Down { get; init; }

    /// <summary>The checksum that the tool keeps in its history; null where it keeps none.</summary>
    public string? Checksum { get; init; }

    /// <summary>The key in the tool's history where that is not the version; null: the version.</summary>
    public string? HistoryKey { get; init; }

    /// <summary>True for a migration that is run anew whenever it changes, behind all others.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Names of the engines that it is for; empty: all.</summary>
    public IReadOnlyList<string> Engines { get; init; } = [];

    /// <summary>The file, as the user would write it.</summary>
    public string File => Up.Name;
}

/// <summary>Something wrong with the migrations themselves, whatever they make of a database.</summary>
/// <param name="Message">What is wrong.</param>
/// <param name="Where">The file.</param>
/// <param name="IsError">False for what the tool itself takes without complaint: it is said, and fails nothing.</param>
public sealed record MigrationFault(string Message, string Where, bool IsError = true)
{
    /// <summary>What sort of fault it is.</summary>
    internal FaultKind Kind { get; init; }

    /// <summary><c>file: message</c>.</summary>
    public override string ToString() => $"{Where}: {Message}";
}

/// <summary>The sorts of faults that the history of a database tells.</summary>
internal enum FaultKind
{
    /// <summary>Of the files alone.</summary>
    Files,

    /// <summary>An applied file was edited.</summary>
    Edited,

    /// <summary>The database has one that the files do not have.</summary>
    Unknown,

    /// <summary>A pending one stands before an applied one.</summary>
    OutOfOrder,
}

/// <summary>The migrations of a project, in the order in which its tool runs them.</summary>
/// <param name="Flavour">The tool's name as <c>migrations:NAME:DIR</c> takes it.</param>
/// <param name="Path">The folder or file as the user wrote it.</param>
/// <param name="Migrations">The migrations in order.</param>
public sealed record MigrationSet(string Flavour, string Path, IReadOnlyList<Migration> Migrations)
{
    /// <summary>What is wrong with them.</summary>
    public IReadOnlyList<MigrationFault> Faults { get; init; } = [];

    /// <summary>What the tool itself finds of the model that no migration has; null: nothing, or it does not look.</summary>
    public MigrationFault? ModelChanges { get; init; }

    /// <summary>Name of the engine that they are for, where they say it; null: they do not.</summary>
    public string? EngineName { get; init; }

    /// <summary>The command of the tool that makes a new migration.</summary>
    public required string NewMigration { get; init; }

    /// <summary>The command of the tool that runs what is pending; null where a person does.</summary>
    public string? Apply { get; init; }

    /// <summary>The command of the tool that takes back the mark of a failed migration; null where it has none.</summary>
    public string? Repair { get; init; }

    /// <summary>How the tool keeps its history in a database; null where it keeps none that is read.</summary>
    internal HistoryFormat? History { get; init; }

    /// <summary>How a new migration is written; null where it is written as plain SQL beside.</summary>
    internal IMigrationWriter? Writer { get; init; }

    /// <summary>What to do about a migration that did not come to its end.</summary>
    public string RepairOf(Migration migration) =>
        $"undo by hand what {System.IO.Path.GetFileName(migration.File)} did"
        + (
            Repair is null
                ? ", and run it again"
                : $", then {Repair.Replace("NAME", migration.Version, StringComparison.Ordinal)}"
        );

    /// <summary>The source for a report: <c>migrations:DIR (flyway, 12 migrations)</c>.</summary>
    public string Description =>
        $"migrations:{Path} ({Flavour}, {Migrations.Count} migration{(Migrations.Count == 1 ? "" : "s")})";

    /// <summary>The migrations that the tool would run on a database of that engine.</summary>
    public IReadOnlyList<Migration> For(string engine) =>
        [.. Migrations.Where(migration => migration.Engines.Count == 0 || migration.Engines.Contains(engine))];
}
