namespace Undrift;

/// <summary>Something that a schema can be read from, as the user named it. Parsing touches the file system, nothing else.</summary>
public abstract record SchemaSource
{
    private SchemaSource() { }

    /// <summary>The source without secrets, fit for a report.</summary>
    public abstract string Description { get; }

    /// <summary>The engine that the source itself names; null for SQL files and snapshots.</summary>
    public virtual IEngine? Engine => null;

    /// <summary>True when it is run on a scratch database to learn what it makes.</summary>
    public virtual bool IsBuilt => false;

    /// <summary>A live database.</summary>
    public sealed record Database(IEngine Reader, string Text) : SchemaSource
    {
        /// <inheritdoc/>
        public override string Description => Reader.Describe(Text);

        /// <inheritdoc/>
        public override IEngine? Engine => Reader;
    }

    /// <summary>A snapshot file.</summary>
    public sealed record Snapshot(string Path) : SchemaSource
    {
        /// <inheritdoc/>
        public override string Description => Path;
    }

    /// <summary>A file or a folder of SQL.</summary>
    public sealed record Sql(string Path, IReadOnlyList<SqlScript> Scripts) : SchemaSource
    {
        /// <inheritdoc/>
        public override string Description => Path;

        /// <inheritdoc/>
        public override bool IsBuilt => true;
    }

    /// <summary>A folder of migrations, and the engine that they are for where they say it.</summary>
    public sealed record Migrations : SchemaSource
    {
        private readonly Lazy<(MigrationSet Set, IEngine? Runner)> _read;

        /// <summary>Migrations that have been read.</summary>
        /// <param name="set">The migrations.</param>
        /// <param name="runner">The engine that they are for; null where they do not say it.</param>
        public Migrations(MigrationSet set, IEngine? runner)
            : this(() => (set, runner)) { }

        internal Migrations(Func<(MigrationSet Set, IEngine? Runner)> read) => _read = new(read);

        /// <summary>The migrations.</summary>
        public MigrationSet Set => _read.Value.Set;

        /// <inheritdoc/>
        public override string Description => Set.Description;

        /// <inheritdoc/>
        public override IEngine? Engine => _read.Value.Runner;

        /// <inheritdoc/>
        public override bool IsBuilt => true;
    }

    /// <summary>A program of the project that makes or prints the schema.</summary>
    public sealed record Command(ExternalCommand Program) : SchemaSource
    {
        /// <inheritdoc/>
        public override string Description => ExternalCommand.Prefix + Program.Text;

        /// <inheritdoc/>
        public override bool IsBuilt => true;
    }

    /// <summary>A tool of the project that is asked for its SQL, and the engine that it is for where its files say it.</summary>
    internal sealed record Tool(IProjectTool Program, IEngine? Runner) : SchemaSource
    {
        /// <inheritdoc/>
        public override string Description => Program.Description;

        /// <inheritdoc/>
        public override IEngine? Engine => Runner;

        /// <inheritdoc/>
        public override bool IsBuilt => true;
    }

    /// <summary>Understands a SOURCE argument.</summary>
    /// <param name="text">The argument.</param>
    /// <param name="engines">The engines that may claim it as a database.</param>
    /// <exception cref="UndriftException">Neither a database, nor a file or a folder that exists.</exception>
    public static SchemaSource Parse(string text, IReadOnlyList<IEngine> engines)
    {
        if (engines.FirstOrDefault(engine => engine.IsDatabase(text)) is { } claiming)
            return new Database(claiming, text);
        if (ProjectTools.Parse(text) is { } tool)
            return new Tool(tool, RunnerOf(tool.EngineName, tool.Description, engines));
        if (text.StartsWith(MigrationFlavours.Prefix, StringComparison.Ordinal))
        {
            var (set, runner) = ReadMigrations(text, engines);
            return new Migrations(set, runner);
        }
        if (text.StartsWith(ExternalCommand.Prefix, StringComparison.Ordinal))
            return new Command(ExternalCommand.Parse(text));
        if (Directory.Exists(text))
            return new Sql(text, ScriptsIn(text));
        if (File.Exists(text))
            return text.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                ? new Snapshot(text)
                : new Sql(text, [Script(text)]);
        throw Unknown(text);
    }

    /// <summary>
    /// The same, where a folder of migrations is read when something of it is first needed: beside a connection that is being
    /// made. What is wrong with it is thrown then.
    /// </summary>
    internal static SchemaSource ParseLate(string text, IReadOnlyList<IEngine> engines) =>
        text.StartsWith(MigrationFlavours.Prefix, StringComparison.Ordinal) && ProjectTools.Parse(text) is null
            ? new Migrations(() => ReadMigrations(text, engines))
            : Parse(text, engines);

    private static (MigrationSet Set, IEngine? Runner) ReadMigrations(string text, IReadOnlyList<IEngine> engines)
    {
        var set = MigrationFlavours.Read(text);
        return (set, RunnerOf(set.EngineName, set.Path, engines));
    }

    /// <summary>The engine that the project's own files name; null where they name none.</summary>
    private static IEngine? RunnerOf(string? name, string where, IReadOnlyList<IEngine> engines) =>
        name is null
            ? null
            : engines.FirstOrDefault(engine => engine.Name == name)
                ?? throw UndriftException.Usage(
                    $"the project is for {name}, which this version does not run",
                    where,
                    $"this version runs {string.Join(", ", engines.Select(engine => engine.Name))}"
                );

    private static List<SqlScript> ScriptsIn(string folder)
    {
        var files = Directory.GetFiles(folder, "*.sql", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        if (files.Length == 0)
            throw UndriftException.Failed(
                $"the folder {folder} holds no .sql file",
                next: "name a folder of SQL files, a file.sql, a snapshot.json or a database"
            );
        return [.. files.Select(Script)];
    }

    private static SqlScript Script(string path) => new(path, () => Open(path));

    private static StreamReader Open(string path)
    {
        try
        {
            return new StreamReader(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw UndriftException.Failed($"cannot read {path}: {e.Message}", inner: e);
        }
    }

    private static UndriftException Unknown(string text)
    {
        if (text.Length == 0)
            return UndriftException.Usage("the source is empty", next: Expected);
        // What looks like a URL may hold a password: only its scheme is repeated.
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        return scheme > 0
            ? UndriftException.Usage($"no engine reads {text[..scheme]}:// sources", next: Expected)
            : UndriftException.Failed($"no such file or folder: {text}", next: Expected);
    }

    private const string Expected =
        "a source is postgres://…, mysql://…, sqlite:FILE, FILE.sql, a folder of .sql files, migrations:DIR, drizzle:CONFIG, sqlalchemy:MODULE:ATTR, alembic:INI, efcore:PROJECT, exec:COMMAND, or a snapshot FILE.json";
}
