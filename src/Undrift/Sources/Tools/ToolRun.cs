namespace Undrift;

/// <summary>Runs a tool of the project and takes what it says. It is given the address of no real database.</summary>
internal static class ToolRun
{
    /// <summary>The SQLAlchemy and libpq name of an engine.</summary>
    public static string DialectOf(IEngine engine) =>
        engine.Name switch
        {
            "postgres" => "postgresql",
            var name => name,
        };

    /// <summary>Runs it and returns standard output and standard error.</summary>
    /// <param name="words">The program and its arguments.</param>
    /// <param name="folder">Where it is run.</param>
    /// <param name="engine">The engine: what the address in <c>DATABASE_URL</c> is of. Nothing answers there.</param>
    /// <param name="options">Time-outs.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="next">What to do when it fails; null: what is said of every command.</param>
    public static Task<CommandOutput> RunAsync(
        IReadOnlyList<string> words,
        string folder,
        IEngine engine,
        BuildOptions options,
        CancellationToken cancellation,
        string? next = null
    )
    {
        var dialect = DialectOf(engine);
        var url = dialect == "sqlite" ? "sqlite://" : $"{dialect}://undrift@localhost:9/undrift";
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DATABASE_URL"] = url,
            ["NO_COLOR"] = "1",
            ["PYTHONDONTWRITEBYTECODE"] = "1",
            ["PYTHONIOENCODING"] = "utf-8",
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        };
        return new CommandRunner(options.Timeout) { Folder = folder, Next = next }.RunBothAsync(
            words,
            variables,
            cancellation
        );
    }

    /// <summary>A text of a tool as a script.</summary>
    public static SqlScript Script(
        string name,
        string sql,
        ScriptTransaction transaction = ScriptTransaction.AsWritten
    ) => new(name, () => new StringReader(sql)) { Transaction = transaction };
}
