namespace Undrift;

/// <summary>
/// What a tool of the project said, kept for as long as everything looks the same that it read while it said so. Under the
/// key stand the command, its environment and its interpreter; with the answer stands what it read.
/// </summary>
internal static class ToolCache
{
    /// <summary>Where the hook of an interpreter writes what it saw.</summary>
    public static string TraceIn(string work) => Path.Combine(work, "trace");

    /// <summary>Runs the tool, or takes what it said from the cache.</summary>
    /// <param name="call">The tool.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="cache">Where it is kept; null: nowhere.</param>
    /// <param name="run">Runs it, with a folder for what it reads (<see cref="TraceIn"/>); null: nobody wants to know.</param>
    public static async Task<CommandOutput> RunAsync(
        ToolCall call,
        IEngine engine,
        CacheFolder? cache,
        Func<string?, Task<CommandOutput>> run
    )
    {
        if (cache is null)
            return await run(null);
        return await KeptAsync(
            call,
            engine,
            cache,
            async () =>
            {
                var started = TimeProvider.System.GetUtcNow();
                var work = Directory.CreateTempSubdirectory("undrift-trace-").FullName;
                try
                {
                    var said = await run(work);
                    var trace = TraceIn(work);
                    return (
                        said,
                        File.Exists(trace) ? TracedInputs.Of(await File.ReadAllTextAsync(trace), started) : null
                    );
                }
                finally
                {
                    Directory.Delete(work, recursive: true);
                }
            }
        );
    }

    /// <summary>Runs the tool, or takes what it said from the cache.</summary>
    /// <param name="call">The tool.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="cache">Where it is kept.</param>
    /// <param name="run">Runs it, and tells what it read as <see cref="TracedInputs"/> has it; null: nobody knows, and it is not kept.</param>
    public static async Task<CommandOutput> KeptAsync(
        ToolCall call,
        IEngine engine,
        CacheFolder cache,
        Func<Task<(CommandOutput Said, IReadOnlyList<string>? Inputs)>> run
    )
    {
        var key = KeyOf(call, engine);
        if (cache.Find(key) is { } kept && Read(kept) is { } known)
            return known;
        var (said, inputs) = await run();
        if (inputs is not null)
            cache.Keep(key, Bytes(said, inputs));
        return said;
    }

    private static string KeyOf(ToolCall call, IEngine engine)
    {
        using var key = new CacheKey("tool", engine);
        key.Add(call.Words);
        key.Add(Path.GetFullPath(call.Folder));
        foreach (var name in call.Environment.Keys.Order(StringComparer.Ordinal))
            key.Add(name, call.Environment[name]);
        key.AddLook(ProgramFinder.Find(call.Words[0]));
        foreach (var path in call.Looks)
            key.AddLook(path);
        return key.Value();
    }

    private static byte[] Bytes(CommandOutput said, IReadOnlyList<string> inputs)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
        {
            writer.Write(said.Output);
            writer.Write(said.Errors);
            writer.Write(inputs.Count);
            foreach (var input in inputs)
                writer.Write(input);
        }
        return stream.ToArray();
    }

    private static CommandOutput? Read(byte[] bytes) =>
        Parse(bytes) is { } kept && TracedInputs.Hold(kept.Inputs) ? kept.Said : null;

    /// <summary>What is kept, whether it still holds or not; null: it cannot be read.</summary>
    internal static KeptAnswer? Parse(byte[] bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes));
            var said = new CommandOutput(reader.ReadString(), reader.ReadString());
            var inputs = new List<string>();
            for (var left = reader.ReadInt32(); left > 0; left--)
                inputs.Add(reader.ReadString());
            return new KeptAnswer(said, inputs);
        }
        catch (Exception e) when (e is IOException or FormatException)
        {
            return null;
        }
    }
}

/// <summary>An answer in the cache.</summary>
/// <param name="Said">What the tool said.</param>
/// <param name="Inputs">What it was made from, as <see cref="TracedInputs"/> has it.</param>
internal sealed record KeptAnswer(CommandOutput Said, IReadOnlyList<string> Inputs);

/// <summary>A tool that is to be run.</summary>
/// <param name="Words">The program and its arguments.</param>
/// <param name="Folder">Where it is run.</param>
/// <param name="Environment">All of its environment.</param>
internal sealed record ToolCall(
    IReadOnlyList<string> Words,
    string Folder,
    IReadOnlyDictionary<string, string?> Environment
)
{
    /// <summary>What of this program it runs besides.</summary>
    public IReadOnlyList<string> Looks { get; init; } = [];
}
