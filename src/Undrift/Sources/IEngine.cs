using System.Runtime.CompilerServices;

namespace Undrift;

/// <summary>A database engine: what it can read, and how.</summary>
public interface IEngine
{
    /// <summary>Name in configuration, reports and snapshots: <c>postgres</c>, <c>sqlite</c>.</summary>
    string Name { get; }

    /// <summary>The name that people use: <c>PostgreSQL</c>.</summary>
    string DisplayName { get; }

    /// <summary>Every kind that the engine models.</summary>
    IReadOnlyList<ObjectKind> Kinds { get; }

    /// <summary>False where a statement that changes the schema commits what was done before it.</summary>
    bool HasTransactionalSchema => true;

    /// <summary>
    /// What decides what a private scratch database of this machine does with SQL: programs, libraries and extensions, as
    /// paths of files and folders or in words; null where that cannot be told without asking a server.
    /// </summary>
    IReadOnlyList<string>? ScratchIdentity => null;

    /// <summary>True when the text names a live database of this engine.</summary>
    bool IsDatabase(string source);

    /// <summary>The source without secrets, fit for a report or an error message.</summary>
    string Describe(string source);

    /// <summary>
    /// Readies what takes long at first use (a driver), so that a program can do it beside other work before it reads.
    /// </summary>
    void Prepare() { }

    /// <summary>Reads a live database, read-only.</summary>
    /// <param name="source">A text for which <see cref="IsDatabase"/> holds.</param>
    /// <param name="options">Scope and time-outs.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="UndriftException">Cannot connect, may not read, time-out, connection lost.</exception>
    Task<Catalog> ReadAsync(string source, ReadOptions options, CancellationToken cancellation);

    /// <summary>Runs SQL on a scratch database and reads what it made. The scratch database is gone afterwards.</summary>
    /// <param name="scripts">The files in order.</param>
    /// <param name="options">Where the scratch database lives, scope, time-outs.</param>
    /// <param name="cancellation">Ends the work; the scratch database is removed first.</param>
    /// <exception cref="UndriftException">No scratch database can be had, or a statement fails (file and line).</exception>
    Task<Catalog> BuildAsync(IReadOnlyList<SqlScript> scripts, BuildOptions options, CancellationToken cancellation);

    /// <summary>
    /// The same, reading what is there after each stage. The default begins anew for each stage: an engine whose scratch
    /// database takes time to make does better.
    /// </summary>
    /// <param name="stages">The files of each stage in order.</param>
    /// <param name="options">Where the scratch database lives, scope, time-outs.</param>
    /// <param name="cancellation">Ends the work; the scratch database is removed first.</param>
    /// <exception cref="UndriftException">No scratch database can be had, or a statement fails (file and line).</exception>
    async IAsyncEnumerable<Catalog> BuildStagesAsync(
        IReadOnlyList<IReadOnlyList<SqlScript>> stages,
        BuildOptions options,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var scripts = new List<SqlScript>();
        foreach (var stage in stages)
        {
            scripts.AddRange(stage);
            yield return await BuildAsync(scripts, options, cancellation);
        }
    }

    /// <summary>
    /// Lets a program fill a scratch database, and reads what is there then. Where that is nothing, the SQL that the program
    /// printed is run.
    /// </summary>
    /// <param name="fill">Runs the program on the database; returns what it printed.</param>
    /// <param name="options">Where the scratch database lives, scope, time-outs.</param>
    /// <param name="cancellation">Ends the work; the scratch database is removed first.</param>
    /// <exception cref="UndriftException">No scratch database can be had, the program fails, or a statement does.</exception>
    Task<Catalog> BuildByAsync(
        Func<ScratchDoor, CancellationToken, Task<IReadOnlyList<SqlScript>>> fill,
        BuildOptions options,
        CancellationToken cancellation
    ) =>
        throw UndriftException.Usage(
            $"no command is run on a scratch database of {DisplayName} yet",
            next: "give the SQL that it would run"
        );

    /// <summary>
    /// Runs scripts on a scratch database that holds a schema, statement by statement as their tool would, and says what each
    /// statement did to what was there before. A script that fails is the last.
    /// </summary>
    /// <param name="ground">What makes the schema.</param>
    /// <param name="scripts">The scripts in order.</param>
    /// <param name="options">Where the scratch database lives, time-outs.</param>
    /// <param name="cancellation">Ends the work; the scratch database is removed first.</param>
    /// <returns>One for each script that was begun.</returns>
    /// <exception cref="UndriftException">No scratch database can be had, or the ground cannot be laid.</exception>
    Task<IReadOnlyList<ObservedScript>> ObserveAsync(
        IReadOnlyList<SqlScript> ground,
        IReadOnlyList<SqlScript> scripts,
        BuildOptions options,
        CancellationToken cancellation
    ) => throw UndriftException.Failed($"what SQL does to {DisplayName} is not observed yet");

    /// <summary>Reads the tables in which migration tools keep what they ran, read-only.</summary>
    /// <param name="source">A text for which <see cref="IsDatabase"/> holds.</param>
    /// <param name="names">Names of tables, in lower case; in whatever schema they stand.</param>
    /// <param name="options">Time-outs.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">Cannot connect, or one may not be read.</exception>
    Task<IReadOnlyList<HistoryTable>> ReadHistoryAsync(
        string source,
        IReadOnlyList<string> names,
        ReadOptions options,
        CancellationToken cancellation
    ) => throw UndriftException.Failed($"the history of migrations is not read from {DisplayName} yet");

    /// <summary>
    /// Sends texts that differ through one server once more, in a context made from the catalogs, and says how it prints
    /// them. The default, for an engine whose texts are the user's own, says nothing: the differences stay.
    /// </summary>
    /// <param name="pairs">The texts, with the objects that they belong to.</param>
    /// <param name="desired">The desired catalog: the context.</param>
    /// <param name="actual">The actual catalog.</param>
    /// <param name="options">Where the scratch database lives, time-outs, the version to be near to.</param>
    /// <param name="cancellation">Ends the work; the scratch database is removed first.</param>
    Task<SpellingAnswer> RespellAsync(
        IReadOnlyList<SpellingPair> pairs,
        Catalog desired,
        Catalog actual,
        BuildOptions options,
        CancellationToken cancellation
    ) => Task.FromResult(new SpellingAnswer([.. pairs.Select(_ => (Spelling?)null)], []));

    /// <summary>Writes the statements that turn one schema into another.</summary>
    /// <param name="current">The schema as it is.</param>
    /// <param name="target">The schema as it shall be.</param>
    /// <exception cref="UndriftException">The engine writes no SQL yet.</exception>
    Plan Plan(Catalog current, Catalog target) =>
        throw UndriftException.Usage($"no SQL is written for {DisplayName} yet", next: "compare, and write it by hand");

    /// <summary>True where a plan can rename objects of the kind (<see cref="PlanOptions.Renames"/>).</summary>
    bool CanRename(ObjectKind kind) => false;

    /// <summary>Writes the statements that turn one schema into another, as a person chose.</summary>
    /// <param name="current">The schema as it is.</param>
    /// <param name="target">The schema as it shall be.</param>
    /// <param name="options">What was chosen; renames only of kinds for which <see cref="CanRename"/> holds.</param>
    /// <exception cref="UndriftException">The engine writes no SQL yet, or cannot do what was chosen.</exception>
    Plan Plan(Catalog current, Catalog target, PlanOptions options) =>
        options.Renames.Count == 0
            ? Plan(current, target)
            : throw UndriftException.Usage(
                $"nothing is renamed in {DisplayName} yet",
                next: "leave the renames out, and rename by hand first"
            );

    /// <summary>
    /// Looks at how many rows tables hold, read-only and without calling an expression of the user's. What may not be read
    /// is left out, with a note. The default looks at nothing.
    /// </summary>
    /// <param name="source">A text for which <see cref="IsDatabase"/> holds.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="options">Time-outs.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">Cannot connect, or the connection was lost.</exception>
    Task<ProbeResult> ProbeAsync(
        string source,
        IReadOnlyList<ObjectId> tables,
        ReadOptions options,
        CancellationToken cancellation
    ) => Task.FromResult(ProbeResult.None);

    /// <summary>
    /// For an object that no statement makes as it is: one that can be made, and that a plan does the same with (an index
    /// that is valid, for one that a failed statement left); null: there is none.
    /// </summary>
    CatalogObject? StandIn(CatalogObject item) => null;

    /// <summary>
    /// What a statement that failed may have left in the database although it failed, or what it would have finished, and
    /// what becomes of that; null: nothing.
    /// </summary>
    /// <param name="statement">The statement of a plan that <see cref="Plan(Catalog, Catalog, PlanOptions)"/> made.</param>
    string? LeftBy(PlanStatement statement) => null;

    /// <summary>
    /// Runs a plan on a live database, statement by statement on one connection. What a transaction of the plan had done is
    /// undone when a statement fails.
    /// </summary>
    /// <param name="source">A text for which <see cref="IsDatabase"/> holds.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="options">Time-outs: for connecting and for each statement.</param>
    /// <param name="progress">Told before each statement and after it; called in order, on any thread.</param>
    /// <param name="cancellation">Ends the work; an open transaction is undone first.</param>
    /// <exception cref="UndriftException">Cannot connect, or a statement failed.</exception>
    Task ApplyAsync(
        string source,
        Plan plan,
        ReadOptions options,
        IProgress<PlanStep> progress,
        CancellationToken cancellation
    ) =>
        throw UndriftException.Usage(
            $"no plan can be run on {DisplayName} yet",
            next: "run the SQL that 'undrift fix' prints"
        );

    /// <summary>True where <see cref="OpenHistoryAsync"/> can be called.</summary>
    bool KeepsHistory => false;

    /// <summary>Opens a history of checks that is kept in a database of this engine.</summary>
    /// <param name="source">A text for which <see cref="IsDatabase"/> holds.</param>
    /// <param name="access">What for.</param>
    /// <param name="timeout">For connecting, for each statement, and for waiting for another writer.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">It cannot be opened, belongs to something else, or is of a newer version.</exception>
    Task<IHistorySession> OpenHistoryAsync(
        string source,
        HistoryAccess access,
        TimeSpan timeout,
        CancellationToken cancellation
    ) => throw new NotSupportedException($"no history is kept in {DisplayName}");

    /// <summary>The database as the place of a deployment.</summary>
    /// <param name="source">A text for which <see cref="IsDatabase"/> holds.</param>
    /// <param name="timeout">For connecting and for each statement.</param>
    /// <exception cref="UndriftException">The source is malformed.</exception>
    IDeploymentTarget DeploymentTo(string source, TimeSpan timeout) =>
        throw UndriftException.Usage($"nothing is deployed to {DisplayName} yet", next: "run the command by itself");

    /// <summary>The SQL that makes the least-privilege role for checking; null where the engine has no roles.</summary>
    string? GrantsFor(string role, string? database);
}

/// <summary>How to read a database.</summary>
/// <param name="Timeout">For connecting and for each statement.</param>
/// <param name="Schemas">Limits the reading to these schemas; empty: all but the server's own.</param>
public record ReadOptions(TimeSpan Timeout, IReadOnlyList<string> Schemas)
{
    /// <summary>True when roles and whatever else belongs to the whole server shall be read, too.</summary>
    public bool Cluster { get; init; }

    /// <summary>True when <see cref="Catalog.Dependencies"/> is wanted: a plan is to be made.</summary>
    public bool Dependencies { get; init; }
}

/// <summary>How to build a schema on a scratch database.</summary>
/// <param name="Timeout">For connecting and for each statement.</param>
/// <param name="Schemas">Limits the reading to these schemas; empty: all but the server's own.</param>
/// <param name="ScratchUrl">A server to make the scratch database on; null: a private server of this machine.</param>
/// <param name="ServerVersion">Version of the server compared with, so that a near one is chosen; null: any.</param>
/// <param name="DatabaseOwner">Owner of the database compared with: the role that runs the SQL stands for it; null: not known.</param>
public sealed record BuildOptions(
    TimeSpan Timeout,
    IReadOnlyList<string> Schemas,
    string? ScratchUrl = null,
    string? ServerVersion = null,
    string? DatabaseOwner = null
) : ReadOptions(Timeout, Schemas)
{
    /// <summary>
    /// Default collation of the database compared with, which tables inherit: the scratch database gets the same; null: not
    /// known, or the engine's databases have none.
    /// </summary>
    public string? DatabaseCollation { get; init; }

    /// <summary>True where the server compared with stores the names of tables in lower case; a private server then does, too.</summary>
    public bool FoldsNames { get; init; }

    /// <summary>Where results are kept; null: nowhere.</summary>
    internal CacheFolder? Cache { get; init; }

    /// <summary>
    /// What a kept result will be compared with, and with nothing that is not compared by default: where it is known to be the
    /// same, its objects need not be read. Null: it is wanted for more.
    /// </summary>
    internal ComparedCatalog? Compared { get; init; }

    /// <summary>Is told what a person may want to know who asks for more; null: nobody does.</summary>
    internal Action<string>? Say { get; init; }

    /// <summary>The Python to run the project's models with; null: its virtual environment, or the first on PATH.</summary>
    public string? Python { get; init; }

    /// <summary>The same, as near as can be to the server and the database that a catalog was read from.</summary>
    public BuildOptions Near(Catalog catalog) =>
        this with
        {
            ServerVersion = catalog.Origin.ServerVersion,
            DatabaseOwner = catalog.DatabaseOwner,
            DatabaseCollation = catalog.DatabaseCollation,
            FoldsNames = catalog.FoldsNames,
        };

    /// <summary>What the project's tools have answered in this run.</summary>
    internal ToolAnswers Answers { get; init; } = new();
}

/// <summary>A catalog that another is compared with.</summary>
/// <param name="Catalog">The catalog.</param>
/// <param name="Fingerprint">Its fingerprint.</param>
internal sealed record ComparedCatalog(Catalog Catalog, string Fingerprint);

/// <summary>A file of SQL, read as a stream: desired schemas with data can be large.</summary>
/// <param name="Name">The path as the user wrote it, for messages.</param>
/// <param name="Open">Opens the text from its beginning; the caller disposes it.</param>
public sealed record SqlScript(string Name, Func<TextReader> Open)
{
    /// <summary>How the program that the file is written for runs it.</summary>
    public ScriptTransaction Transaction { get; init; }
}

/// <summary>How the statements of a file are joined in transactions by the program that runs it.</summary>
public enum ScriptTransaction
{
    /// <summary>Each statement for itself, unless the file says BEGIN: psql, sqlite3.</summary>
    AsWritten,

    /// <summary>All in one, whatever they are.</summary>
    One,

    /// <summary>Sent as one query: a single statement for itself, several in one transaction.</summary>
    OneQuery,

    /// <summary>All in one, unless one of them refuses to run in a transaction: then each for itself.</summary>
    OneIfPossible,
}
