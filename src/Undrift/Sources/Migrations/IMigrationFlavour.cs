namespace Undrift;

/// <summary>A migration tool: how its folders look. Reads files, runs nothing.</summary>
internal interface IMigrationFlavour
{
    /// <summary>Its name, as <c>migrations:NAME:DIR</c> takes it.</summary>
    string Name { get; }

    /// <summary>What is said to belong to the tool, for a person; null when nothing is.</summary>
    string? EvidenceIn(MigrationFolder folder);

    /// <summary>Reads the migrations. Only called on a folder that the user or <see cref="EvidenceIn"/> gave to it.</summary>
    /// <exception cref="UndriftException">A file is not what the tool would accept.</exception>
    MigrationSet Read(MigrationFolder folder);
}

/// <summary>The migration tools, one line each, in the order in which a folder is tried: the surest sign first.</summary>
internal static class MigrationFlavours
{
    public const string Prefix = "migrations:";

    public static IReadOnlyList<IMigrationFlavour> All { get; } =
    [
        new DrizzleFlavour(),
        new PrismaFlavour(),
        new LiquibaseFlavour(),
        new GooseFlavour(),
        new DbmateFlavour(),
        new FlywayFlavour(),
        new GolangMigrateFlavour(),
        new DumpFlavour(),
        new PlainFlavour(),
    ];

    /// <summary>Reads <c>migrations:DIR</c> or <c>migrations:FLAVOUR:DIR</c>.</summary>
    /// <param name="source">The source, with its prefix.</param>
    /// <exception cref="UndriftException">No such folder, no such flavour, or no migration in it.</exception>
    public static MigrationSet Read(string source)
    {
        var (named, path) = Split(source);
        var folder = MigrationFolder.Open(path);
        var flavour = named ?? Detect(folder);
        var set = flavour.Read(folder);
        return set.Migrations.Count > 0
            ? set
            : throw UndriftException.Failed(
                $"the folder holds no migration of {flavour.Name}",
                path,
                $"check the path, or name the tool: migrations:FLAVOUR:DIR with one of {Known}"
            );
    }

    /// <summary>The part of the source that is a path, and what stands before it.</summary>
    public static (string Head, string Path) Parts(string source)
    {
        var rest = source[Prefix.Length..];
        var colon = rest.IndexOf(':');
        var named = colon > 1 && All.Any(flavour => rest.AsSpan(0, colon).SequenceEqual(flavour.Name));
        var head = named ? Prefix.Length + colon + 1 : Prefix.Length;
        return (source[..head], source[head..]);
    }

    private static string Known => string.Join(", ", All.Select(flavour => flavour.Name));

    private static (IMigrationFlavour? Named, string Path) Split(string source)
    {
        var (head, path) = Parts(source);
        if (path.Length == 0)
            throw UndriftException.Usage("no folder of migrations is named", next: $"write {Prefix}DIR");
        if (head.Length > Prefix.Length)
            return (All.First(flavour => flavour.Name == head[Prefix.Length..^1]), path);
        var colon = path.IndexOf(':');
        // One letter is a Windows drive.
        if (colon > 1 && !System.IO.Path.Exists(path) && path.AsSpan(0, colon).IndexOfAny('/', '\\') < 0)
            throw UndriftException.Usage(
                $"unknown migration tool '{path[..colon]}'",
                next: Nearest.Hint(path[..colon], [.. All.Select(flavour => flavour.Name)])
            );
        return (null, path);
    }

    private static IMigrationFlavour Detect(MigrationFolder folder) =>
        All.FirstOrDefault(flavour => flavour.EvidenceIn(folder) is not null)
        ?? throw UndriftException.Failed(
            folder.Files.Count == 0
                ? "the folder of migrations is empty"
                : "no migration tool is known whose folders look like this one",
            folder.Path,
            folder.Has("env.py") || folder.Has("versions/")
                ? "Alembic is run, not read: use exec: with 'alembic upgrade head'"
                : $"check the path, or name the tool: migrations:FLAVOUR:DIR with one of {Known}"
        );
}
