namespace Undrift;

/// <summary>
/// Runs a tool of the project and takes what it says. It is given the address of no real database. What it said is kept
/// (<see cref="ToolCache"/>) where its interpreter can tell what it read.
/// </summary>
/// <param name="folder">Where it is run.</param>
/// <param name="engine">The engine: what the address in <c>DATABASE_URL</c> is of. Nothing answers there.</param>
/// <param name="options">Time-outs, and where what is said is kept.</param>
internal sealed class ToolRun(string folder, IEngine engine, BuildOptions options)
{
    private const string Trace = "UNDRIFT_TRACE";

    /// <summary>The SQLAlchemy and libpq name of an engine.</summary>
    public static string DialectOf(IEngine engine) =>
        engine.Name switch
        {
            "postgres" => "postgresql",
            var name => name,
        };

    /// <summary>Runs a script of ours in the project's Python, and returns standard output and standard error.</summary>
    /// <param name="python">The interpreter.</param>
    /// <param name="script">The file's name in <c>tools/</c> of the resources.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="keep">False for a script that does more than say something.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<CommandOutput> PythonAsync(
        string python,
        string script,
        string[] arguments,
        bool keep,
        CancellationToken cancellation
    )
    {
        var text = EmbeddedScript.Text("trace.py") + EmbeddedScript.Text(script);
        string[] words = [python, "-c", text, .. arguments];
        return keep
            ? KeptAsync(words, work => RunAsync(words, TraceIn(work), cancellation))
            : RunAsync(words, [], cancellation);
    }

    /// <summary>Runs a program of the project with node, and returns standard output and standard error.</summary>
    /// <param name="words">The program and its arguments.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<CommandOutput> NodeAsync(string[] words, CancellationToken cancellation) =>
        KeptAsync(["node", .. words], work => NodeAsync(words, work, cancellation));

    private async Task<CommandOutput> NodeAsync(string[] words, string? work, CancellationToken cancellation)
    {
        if (work is null)
            return await RunAsync(["node", .. words], [], cancellation);
        var hook = Path.Combine(work, "trace.cjs");
        await File.WriteAllTextAsync(hook, EmbeddedScript.Text("trace.cjs"), cancellation);
        // Node's own list of all that it ran, modules that no hook sees included.
        var ran = Path.Combine(work, "ran");
        var variables = TraceIn(work).Append(new("NODE_V8_COVERAGE", ran));
        var said = await RunAsync(["node", "--require", hook, .. words], variables, cancellation);
        NodeScripts.AddTo(ToolCache.TraceIn(work), ran, hook);
        return said;
    }

    /// <summary>A text of a tool as a script.</summary>
    public static SqlScript Script(
        string name,
        string sql,
        ScriptTransaction transaction = ScriptTransaction.AsWritten
    ) => new(name, () => new StringReader(sql)) { Transaction = transaction };

    private static IEnumerable<KeyValuePair<string, string>> TraceIn(string? work) =>
        work is null ? [] : [new(Trace, ToolCache.TraceIn(work))];

    private Task<CommandOutput> KeptAsync(string[] words, Func<string?, Task<CommandOutput>> run) =>
        ToolCache.RunAsync(Call(words), engine, options.Cache, run);

    /// <summary>A run as the cache knows it.</summary>
    /// <param name="words">The program and its arguments.</param>
    public ToolCall Call(IReadOnlyList<string> words) => new(words, folder, CommandEnvironment.Of(Variables([])));

    /// <summary>Runs a program, and returns standard output and standard error. What it says is not kept.</summary>
    /// <param name="words">The program and its arguments.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="next">What to do when it fails; null: what is said of every command.</param>
    public Task<CommandOutput> RunAsync(
        IReadOnlyList<string> words,
        CancellationToken cancellation,
        string? next = null
    ) => RunAsync(words, [], cancellation, next);

    /// <summary>The same with more variables.</summary>
    /// <param name="words">The program and its arguments.</param>
    /// <param name="more">The variables.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="next">What to do when it fails; null: what is said of every command.</param>
    public Task<CommandOutput> RunAsync(
        IReadOnlyList<string> words,
        IEnumerable<KeyValuePair<string, string>> more,
        CancellationToken cancellation,
        string? next = null
    ) =>
        new CommandRunner(options.Timeout) { Folder = folder, Next = next }.RunBothAsync(
            words,
            Variables(more),
            cancellation
        );

    private Dictionary<string, string> Variables(IEnumerable<KeyValuePair<string, string>> more)
    {
        var dialect = DialectOf(engine);
        return new Dictionary<string, string>(more, StringComparer.Ordinal)
        {
            ["DATABASE_URL"] = dialect == "sqlite" ? "sqlite://" : $"{dialect}://undrift@localhost:9/undrift",
            ["NO_COLOR"] = "1",
            ["PYTHONDONTWRITEBYTECODE"] = "1",
            ["PYTHONIOENCODING"] = "utf-8",
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        };
    }
}
