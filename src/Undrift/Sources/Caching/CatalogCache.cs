using System.Runtime.CompilerServices;
using System.Text.Json;

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
        if (options is not { Cache: { } cache, ScratchUrl: null } || engine.ScratchIdentity is not { } parts)
            return await engine.BuildAsync(scripts, options, cancellation);
        var key = KeyOf(engine, scripts, options, parts);
        if (cache.Find(key) is { } kept && Read(kept, engine) is { } known)
            return known;
        var catalog = await engine.BuildAsync(scripts, options, cancellation);
        if (Bytes(catalog, engine) is { } bytes && KeyOf(engine, scripts, options, parts) == key)
            cache.Keep(key, bytes);
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
        var keys = KeysOf(engine, stages, options);
        var states = keys.Select(key => options.Cache!.Find(key) is { } kept ? Read(kept, engine) : null)
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
        if (keys.SequenceEqual(KeysOf(engine, stages, options)))
            foreach (var (key, state) in keys.Zip(states))
                if (Bytes(state!, engine) is { } bytes)
                    options.Cache!.Keep(key, bytes);
    }

    private static List<string> KeysOf(
        IEngine engine,
        IReadOnlyList<IReadOnlyList<SqlScript>> stages,
        BuildOptions options
    ) =>
        options is not { Cache: not null, ScratchUrl: null } || engine.ScratchIdentity is not { } parts
            ? []
            : [.. KeysOf(engine, stages, options, parts)];

    private static string KeyOf(
        IEngine engine,
        IReadOnlyList<SqlScript> scripts,
        BuildOptions options,
        IReadOnlyList<string> parts
    ) => KeysOf(engine, [scripts], options, parts).Single();

    /// <summary>A key for each stage with those before it; every script is read once.</summary>
    private static IEnumerable<string> KeysOf(
        IEngine engine,
        IReadOnlyList<IReadOnlyList<SqlScript>> stages,
        BuildOptions options,
        IReadOnlyList<string> parts
    )
    {
        using var key = new CacheKey("catalog", engine);
        key.Add(options.Schemas);
        key.Add(options.ServerVersion, options.DatabaseOwner, options.DatabaseCollation);
        key.Add($"{options.Cluster} {options.Dependencies} {options.FoldsNames}");
        foreach (var part in parts)
            key.AddLook(part);
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

    /// <summary>What a snapshot does not hold, on a line of its own, and the snapshot.</summary>
    private static byte[]? Bytes(Catalog catalog, IEngine engine)
    {
        try
        {
            using var stream = new MemoryStream();
            using (var json = new Utf8JsonWriter(stream))
            {
                json.WriteStartArray();
                json.WriteStringValue(catalog.Origin.Description);
                json.WriteStringValue(catalog.Origin.ServerVersion);
                json.WriteStringValue(catalog.DatabaseOwner);
                json.WriteStringValue(catalog.DatabaseCollation);
                json.WriteBooleanValue(catalog.FoldsNames);
                foreach (var note in catalog.Notes)
                    json.WriteStringValue(note);
                json.WriteEndArray();
            }
            stream.WriteByte((byte)'\n');
            SnapshotWriter.Write(stream, catalog, engine.Kinds, "cache");
            return stream.ToArray();
        }
        catch (UndriftException)
        {
            // A text that a snapshot cannot hold.
            return null;
        }
    }

    private static Catalog? Read(ReadOnlyMemory<byte> bytes, IEngine engine)
    {
        try
        {
            var end = bytes.Span.IndexOf((byte)'\n');
            using var json = JsonDocument.Parse(bytes[..end]);
            var head = json.RootElement.EnumerateArray().ToList();
            var catalog = SnapshotReader.Read(
                bytes.Span[(end + 1)..],
                "the cache",
                name => name == engine.Name ? engine : null
            );
            return catalog
                .With(
                    new CatalogOrigin(head[0].GetString()!, head[1].GetString()),
                    [.. head.Skip(5).Select(note => note.GetString()!)]
                )
                .WithServerDefaults(head[3].GetString(), head[4].GetBoolean())
                .WithOwner(head[2].GetString());
        }
        catch (Exception e)
            when (e is UndriftException or JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
