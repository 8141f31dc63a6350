namespace Undrift.Cli;

/// <summary>What to compare with what, and how to read it.</summary>
/// <param name="Desired">The desired schema, or FROM.</param>
/// <param name="Actual">The actual schema, or TO.</param>
/// <param name="EngineName">Engine that the user named; null when the sources say it.</param>
/// <param name="Schemas">Limits the comparison to these schemas; empty: all.</param>
/// <param name="Scratch">Where scratch databases live: a URL, <c>same-server</c>, or null for a private server.</param>
/// <param name="Timeout">For connecting and for each statement.</param>
/// <param name="Cluster">True when roles and whatever else belongs to the whole server is wanted.</param>
internal sealed record PairRequest(
    SchemaSource Desired,
    SchemaSource Actual,
    string? EngineName,
    IReadOnlyList<string> Schemas,
    string? Scratch,
    TimeSpan Timeout,
    bool Cluster
)
{
    /// <summary>True when a plan is to be made, or the catalog is kept for one: what needs what is read, too.</summary>
    public bool Dependencies { get; init; }

    /// <summary>The Python to run models with; null: the project's own.</summary>
    public string? Python { get; init; }

    /// <summary>True when what SQL and tools make may come from the cache.</summary>
    public bool Caches { get; init; }

    /// <summary>Is told what is said with --verbose only; null: without it.</summary>
    public Action<string>? Say { get; init; }

    /// <summary>
    /// True when only what is compared by default is wanted of the two sides: then a snapshot whose fingerprint is that of
    /// the database need not be read further. A plan, or the order of columns, needs more.
    /// </summary>
    public bool ForComparison { get; init; }

    /// <summary>
    /// Begins something when the actual side has been read, while the desired one may not be; null: nothing. How it fails is
    /// told by whoever takes its result.
    /// </summary>
    public Func<IEngine, BuildOptions, CancellationToken, Task>? WhenRead { get; init; }
}

/// <summary>The two catalogs of a comparison.</summary>
internal sealed record CatalogPair(IEngine Engine, Catalog Desired, Catalog Actual, BuildOptions Scratch)
{
    /// <summary>The fingerprint of the actual side, where it is known already.</summary>
    public string? Fingerprint { get; private init; }

    /// <summary>Reads both sides; side by side where neither needs to know the other.</summary>
    public static async Task<CatalogPair> ReadAsync(
        PairRequest request,
        CliHost host,
        Progress progress,
        CancellationToken cancellation
    )
    {
        // A database says its engine by itself; what the desired side says may have to be read first.
        var engine = (request.Actual as SchemaSource.Database)?.Reader ?? EngineOf(request, host);
        var options = OptionsOf(request, host);
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // On another thread: the desired side keeps this one busy while the server is being connected to.
        var reading = Task.Run(() => LoadAsync(request.Actual, engine, options, progress, stop.Token), stop.Token);
        var beside = new List<Task> { reading, AskAheadAsync(request.Desired, engine, options, stop.Token) };
        try
        {
            _ = EngineOf(request, host);
            // SQL is run on a server as near as can be to the one compared with: its version must be known first.
            var near = request.Desired.IsBuilt && !request.Actual.IsBuilt ? options.Near(await reading) : options;
            if (request.WhenRead is { } next)
            {
                await reading;
                beside.Add(next(engine, near, stop.Token));
            }
            return await ReadAsync(request, engine, near, reading, progress, cancellation);
        }
        catch
        {
            // They may run programs of their own, which are to be gone before this run ends.
            await stop.CancelAsync();
            await Task.WhenAny(Task.WhenAll(beside));
            throw;
        }
        finally
        {
            // Whoever takes the result of what was begun waits for it.
            _ = Task.WhenAll(beside).ContinueWith(_ => stop.Dispose(), TaskScheduler.Default);
        }
    }

    private static async Task<CatalogPair> ReadAsync(
        PairRequest request,
        IEngine engine,
        BuildOptions options,
        Task<Catalog> reading,
        Progress progress,
        CancellationToken cancellation
    )
    {
        var (same, compared) = await UnchangedAsync(request, engine, reading);
        if (same is not null)
            return new CatalogPair(engine, same, compared!.Catalog, options) { Fingerprint = compared.Fingerprint };
        var making = options with { Compared = compared };
        var desired = await LoadAsync(request.Desired, engine, making, progress, cancellation);
        var actual = await reading;
        return new CatalogPair(engine, Narrowed(desired, actual), Narrowed(actual, desired), options)
        {
            Fingerprint = compared?.Fingerprint,
        };
    }

    /// <summary>
    /// Asks the project's tool while the database is being read, and looks at the programs of a scratch server: neither depends
    /// on the database. Whether it fails is told when the answer is needed.
    /// </summary>
    private static Task AskAheadAsync(
        SchemaSource source,
        IEngine engine,
        BuildOptions options,
        CancellationToken cancellation
    ) =>
        source.IsBuilt
            ? Task.Run(
                async () =>
                {
                    if (source is SchemaSource.Tool tool)
                        await ProjectTools.ReadAsync(tool.Program, engine, options, cancellation);
                    await CatalogCache.GroundAsync(engine, options);
                },
                cancellation
            )
            : Task.CompletedTask;

    /// <summary>
    /// The desired side without reading its objects, when it is a snapshot that is known to equal the database: null where it
    /// may differ. What is kept in the cache can be known to do so, too, once its key is.
    /// </summary>
    private static async Task<(Catalog? Same, ComparedCatalog? Compared)> UnchangedAsync(
        PairRequest request,
        IEngine engine,
        Task<Catalog> reading
    )
    {
        if (request is not { ForComparison: true, Actual: SchemaSource.Database, Schemas.Count: 0 })
            return default;
        var desired = request.Desired is SchemaSource.Snapshot file
            ? SealedSnapshot.Open(file.Path, name => name == engine.Name ? engine : null)
            : null;
        if (desired is null && !(request.Desired.IsBuilt && request.Caches))
            return default;
        var actual = await reading;
        var compared = new ComparedCatalog(actual, Canonical.Fingerprint(actual));
        return (desired?.SameAs(actual, compared.Fingerprint), compared);
    }

    /// <summary>
    /// A snapshot may hold some schemas only. What stands outside them on the other side is neither extra nor missing: it
    /// cannot be compared.
    /// </summary>
    private static Catalog Narrowed(Catalog side, Catalog other) =>
        other.Schemas.Count == 0 || side.Schemas.Count > 0
            ? side
            : side.Within(
                other.Schemas,
                [
                    new Gap(
                        $"other schemas than {string.Join(", ", other.Schemas)}",
                        $"{other.Origin.Description} holds no others: name with --schema what is to be compared, or write the snapshot without it"
                    ),
                ]
            );

    /// <summary>The engine of a comparison, and how its sources are built.</summary>
    public static (IEngine Engine, BuildOptions Options) Ground(PairRequest request, CliHost host) =>
        (EngineOf(request, host), OptionsOf(request, host));

    /// <summary>Reads one source alone: the request's actual side.</summary>
    public static async Task<(IEngine Engine, Catalog Catalog)> ReadOneAsync(
        PairRequest request,
        CliHost host,
        Progress progress,
        CancellationToken cancellation
    )
    {
        var engine = EngineOf(request, host);
        var options = OptionsOf(request, host);
        return (engine, await LoadAsync(request.Actual, engine, options, progress, cancellation));
    }

    /// <summary>Schemas that were asked for and stand on no side: a misspelt name must not compare nothing with nothing.</summary>
    public static IEnumerable<Gap> AbsentSchemas(
        IEngine engine,
        IReadOnlyList<string> schemas,
        params Catalog[] sides
    ) =>
        // An engine without schemas reads everything, whatever is asked for.
        engine.Kinds.Any(kind => kind.IsNamespace)
            ? schemas
                .Where(schema => !sides.Any(side => Has(side, schema)))
                .Select(schema => new Gap($"schema {schema}", "there is no such schema: is the name spelt right?"))
            : [];

    /// <summary>The cluster level was asked for, and a snapshot was written without it.</summary>
    public static IEnumerable<Gap> AbsentCluster(IEngine engine, bool wanted, params Catalog[] sides) =>
        wanted && engine.Kinds.Any(kind => kind.ClusterLevel)
            ? sides
                .Where(side => !side.Cluster)
                .Select(side => new Gap(
                    "roles, memberships and settings",
                    $"{side.Origin.Description} does not hold them: write it anew with 'undrift inspect --cluster'"
                ))
            : [];

    private static bool Has(Catalog catalog, string schema) =>
        catalog.Objects.Any(item => item.Id.Schema == schema || (item.Kind.IsNamespace && item.Id.Name == schema));

    private static async Task<Catalog> LoadAsync(
        SchemaSource source,
        IEngine engine,
        BuildOptions options,
        Progress progress,
        CancellationToken cancellation
    )
    {
        using var step = progress.Step(() => $"reading {source.Description}");
        return await CatalogLoader.LoadAsync(source, engine, options, cancellation);
    }

    private static IEngine EngineOf(PairRequest request, CliHost host)
    {
        var named = request.EngineName is { } name ? EngineList.Named(name, host.Engines) : null;
        var candidates = new[] { named, request.Actual.Engine, request.Desired.Engine }
            .OfType<IEngine>()
            .Distinct()
            .ToList();
        if (candidates.Count > 1)
            throw UndriftException.Usage(
                $"{candidates[0].DisplayName} and {candidates[1].DisplayName} cannot be compared with each other",
                next: "name two sources of one engine"
            );
        if (candidates.Count == 1)
            return candidates[0];
        if (new[] { request.Actual, request.Desired }.OfType<SchemaSource.Snapshot>().FirstOrDefault() is { } snapshot)
            return EngineList.Named(
                SnapshotReader
                    .ReadFile(snapshot.Path, name => host.Engines.FirstOrDefault(engine => engine.Name == name))
                    .Engine,
                host.Engines
            );
        throw UndriftException.Usage(
            "neither source says which engine the SQL is for",
            next: $"add --engine {string.Join(" or --engine ", host.Engines.Select(engine => engine.Name))}"
        );
    }

    private static BuildOptions OptionsOf(PairRequest request, CliHost host) =>
        new(request.Timeout, request.Schemas, ScratchUrl(request, host))
        {
            Cluster = request.Cluster,
            Dependencies = request.Dependencies,
            Python = request.Python,
            Say = request.Say,
            Cache = request.Caches ? CacheFolder.Of(ClientEnvironment.Process with { Variable = host.Variable }) : null,
        };

    private static string? ScratchUrl(PairRequest request, CliHost host) =>
        request.Scratch switch
        {
            null => null,
            ProjectConfig.SameServer => request.Actual is SchemaSource.Database database
                ? database.Text
                : throw UndriftException.Usage(
                    "scratch: same-server needs a live database to compare with",
                    next: "give a scratch server with --scratch URL"
                ),
            var url when host.Engines.Any(engine => engine.IsDatabase(url)) => url,
            _ => throw UndriftException.Usage(
                "the scratch server is not the URL of a server",
                next: $"write --scratch (or scratch: in undrift.yml) as postgres://… or {ProjectConfig.SameServer}; left out, a private server is used"
            ),
        };
}
