using System.Runtime.CompilerServices;
using System.Text;

namespace Undrift;

/// <summary>
/// What SQL makes, kept by all that it was made from: its text, how it is run, the scratch server that would run it, the
/// options, this program. What a program on a scratch database makes (<c>exec:</c>) is never kept, as nobody knows what it
/// reads; nor is what is made on a server that somebody named, as that may change without a sign.
/// </summary>
internal static class CatalogCache
{
    /// <summary>Builds a schema, or takes it from the cache.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="scripts">The SQL.</param>
    /// <param name="options">How to build; <see cref="BuildOptions.Cache"/> is where it is kept.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<Catalog> BuildAsync(
        IEngine engine,
        IReadOnlyList<SqlScript> scripts,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        var keys = KeysOf(engine, [scripts], options, await GroundAsync(engine, options));
        if (keys.Count == 0)
            return await engine.BuildAsync(scripts, options, cancellation);
        var cache = options.Cache!;
        if (cache.Find(keys[0]) is { } kept && Read(kept, engine, options.Compared) is { } known)
            return known;
        var catalog = await engine.BuildAsync(scripts, options, cancellation);
        if (
            Bytes(catalog, engine) is { } bytes
            && keys.SequenceEqual(KeysOf(engine, [scripts], options, Ground(engine)))
        )
            cache.Keep(keys[0], bytes);
        return catalog;
    }

    /// <summary>The same for what is there after each stage; as many as run until one fails.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="stages">The SQL of each stage.</param>
    /// <param name="options">How to build.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async IAsyncEnumerable<Catalog> BuildStagesAsync(
        IEngine engine,
        IReadOnlyList<IReadOnlyList<SqlScript>> stages,
        BuildOptions options,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var keys = KeysOf(engine, stages, options, await GroundAsync(engine, options));
        var states = keys.Select(key => options.Cache!.Find(key) is { } kept ? Read(kept, engine, null) : null)
            .TakeWhile(state => state is not null)
            .ToList();
        if (states.Count == stages.Count)
        {
            foreach (var state in states)
                yield return state!;
            yield break;
        }
        states.Clear();
        await foreach (var state in engine.BuildStagesAsync(stages, options, cancellation))
        {
            states.Add(state);
            yield return state;
        }
        // A file that was changed meanwhile: nobody knows which text was run.
        if (keys.SequenceEqual(KeysOf(engine, stages, options, Ground(engine))))
            foreach (var (key, state) in keys.Zip(states))
                if (Bytes(state!, engine) is { } bytes)
                    options.Cache!.Keep(key, bytes);
    }

    /// <summary>
    /// How the programs look that would run the SQL, looked at once in a run; empty: that cannot be told, or nothing is kept.
    /// To look early costs less than to look when the key is needed.
    /// </summary>
    /// <param name="engine">The engine.</param>
    /// <param name="options">Where results are kept, and what has been looked at.</param>
    public static Task<IReadOnlyList<string>> GroundAsync(IEngine engine, BuildOptions options) =>
        options is { Cache: not null, ScratchUrl: null }
            ? options.Answers.OnceAsync("the programs of " + engine.Name, () => Task.FromResult(Ground(engine)))
            : Task.FromResult<IReadOnlyList<string>>([]);

    private static IReadOnlyList<string> Ground(IEngine engine) =>
        [.. (engine.ScratchIdentity ?? []).SelectMany(part => new[] { part, CacheKey.LookOf(part) })];

    private static List<string> KeysOf(
        IEngine engine,
        IReadOnlyList<IReadOnlyList<SqlScript>> stages,
        BuildOptions options,
        IReadOnlyList<string> ground
    ) => ground.Count == 0 ? [] : [.. Keys(engine, stages, options, ground)];

    /// <summary>A key for each stage with those before it; every script is read once.</summary>
    private static IEnumerable<string> Keys(
        IEngine engine,
        IReadOnlyList<IReadOnlyList<SqlScript>> stages,
        BuildOptions options,
        IReadOnlyList<string> ground
    )
    {
        using var key = new CacheKey("catalog", engine);
        key.Add(options.Schemas);
        key.Add(options.ServerVersion, options.DatabaseOwner, options.DatabaseCollation);
        key.Add($"{options.Cluster} {options.Dependencies} {options.FoldsNames}");
        key.Add(ground);
        foreach (var scripts in stages)
        {
            foreach (var script in scripts)
            {
                key.Add(script.Name, $"{script.Transaction}");
                using var text = script.Open();
                key.Add(text);
            }
            yield return key.Value();
        }
    }

    /// <summary>What a snapshot does not hold, and the snapshot.</summary>
    private static byte[]? Bytes(Catalog catalog, IEngine engine)
    {
        try
        {
            using var stream = new MemoryStream();
            using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
            {
                writer.Write(catalog.Origin.Description);
                Write(writer, catalog.Origin.ServerVersion);
                Write(writer, catalog.DatabaseOwner);
                Write(writer, catalog.DatabaseCollation);
                writer.Write(catalog.FoldsNames);
                writer.Write(catalog.Notes.Count);
                foreach (var note in catalog.Notes)
                    writer.Write(note);
            }
            SnapshotWriter.Write(stream, catalog, engine.Kinds, "cache");
            return stream.ToArray();
        }
        catch (UndriftException)
        {
            // A text that a snapshot cannot hold.
            return null;
        }
    }

    private static void Write(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        writer.Write(text ?? "");
    }

    private static Catalog? Read(byte[] bytes, IEngine engine, ComparedCatalog? compared)
    {
        try
        {
            using var stream = new MemoryStream(bytes);
            using var reader = new BinaryReader(stream);
            var description = reader.ReadString();
            var (version, owner, collation) = (ReadText(reader), ReadText(reader), ReadText(reader));
            var foldsNames = reader.ReadBoolean();
            var notes = new List<string>();
            for (var left = reader.ReadInt32(); left > 0; left--)
                notes.Add(reader.ReadString());
            return Catalog(bytes.AsSpan((int)stream.Position), engine, compared)
                .With(new CatalogOrigin(description, version), notes)
                .WithServerDefaults(collation, foldsNames)
                .WithOwner(owner);
        }
        catch (Exception e) when (e is UndriftException or IOException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static string? ReadText(BinaryReader reader)
    {
        var (there, text) = (reader.ReadBoolean(), reader.ReadString());
        return there ? text : null;
    }

    private static Catalog Catalog(ReadOnlySpan<byte> snapshot, IEngine engine, ComparedCatalog? compared)
    {
        const string Name = "the cache";
        IEngine? Named(string name) => name == engine.Name ? engine : null;
        return
            compared is not null
            && SealedSnapshot.Open(snapshot, Name, Named)?.SameAs(compared.Catalog, compared.Fingerprint) is { } same
            ? same
            : SnapshotReader.Read(snapshot, Name, Named);
    }
}
