using System.Text.Json.Nodes;

namespace Undrift;

/// <summary>
/// Lets the project's own drizzle-kit look at a scratch database, before a migration and behind it, and takes the snapshots
/// that it writes.
/// </summary>
/// <param name="folder">The migrations: drizzle-kit is looked for from here upwards.</param>
/// <param name="dialect">The dialect; null where it is not known.</param>
internal sealed class DrizzlePull(MigrationFolder folder, string? dialect)
{
    // No credential stands in the file or in the arguments.
    private const string Config = """
        const env = process.env;
        module.exports = {
            dialect: "DIALECT",
            out: "./out",
            schemaFilter: [SCHEMAS],
            dbCredentials: env.PGHOST
                ? { host: env.PGHOST, port: Number(env.PGPORT), user: env.PGUSER, password: env.PGPASSWORD, database: env.PGDATABASE, ssl: false }
                : { url: env.UNDRIFT_SQLITE_FILE ? "file:" + env.UNDRIFT_SQLITE_FILE : env.DATABASE_URL },
        };
        """;

    /// <summary>The two snapshots.</summary>
    /// <exception cref="UndriftException">drizzle-kit is not there, or cannot reach the database (it needs a driver of the project).</exception>
    public async Task<(JsonObject From, JsonObject To)> SnapshotsAsync(
        MigrationDraft draft,
        CancellationToken cancellation
    )
    {
        var kit = DrizzleKit.Find(Path.GetFullPath(folder.Path));
        var found = new List<JsonObject>();
        var options = draft.Options with { Dependencies = true };
        var empty = await draft.Engine.BuildAsync([], options, cancellation);
        await draft.Engine.BuildByAsync(
            async (door, token) =>
            {
                foreach (var (from, to) in new[] { (empty, draft.Before), (draft.Before, draft.After) })
                {
                    var plan = draft.Engine.Plan(from, to);
                    await draft.Engine.ApplyAsync(door.Url, plan, options, new Progress<PlanStep>(), token);
                    found.Add(await PulledAsync(kit, door, draft, token));
                }
                return [];
            },
            options,
            cancellation
        );
        return (found[0], found[1]);
    }

    private async Task<JsonObject> PulledAsync(
        string kit,
        ScratchDoor door,
        MigrationDraft draft,
        CancellationToken cancellation
    )
    {
        var work = Directory.CreateTempSubdirectory("undrift-pull-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(work, "drizzle.config.js"), ConfigOf(draft), cancellation);
            var variables = new Dictionary<string, string>(door.Variables) { ["DATABASE_URL"] = door.Url };
            var runner = new CommandRunner(draft.Options.Timeout) { Folder = work };
            var said = await runner.RunBothAsync(
                ["node", kit, "pull", "--config", "drizzle.config.js"],
                variables,
                cancellation
            );
            var file = Directory.GetFiles(work, "*snapshot.json", SearchOption.AllDirectories).FirstOrDefault();
            if (file is null)
                throw UndriftException.Failed(
                    $"drizzle-kit pull wrote no snapshot{CommandRunner.Said(said.Errors, said.Output)}"
                );
            return Plainer(DrizzleJson.Read(await File.ReadAllBytesAsync(file, cancellation), file));
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private string ConfigOf(MigrationDraft draft)
    {
        var schemas = draft
            .Before.Objects.Concat(draft.After.Objects)
            .Where(item => item.Kind.IsNamespace)
            .Select(item =>
                $"\"{item.Id.Name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            )
            .Distinct();
        var known = dialect ?? (draft.Engine.Name == "postgres" ? "postgresql" : draft.Engine.Name);
        return Config
            .Replace("DIALECT", known, StringComparison.Ordinal)
            .Replace("SCHEMAS", string.Join(", ", schemas), StringComparison.Ordinal);
    }

    /// <summary>A model does not name the operator class that an index has without a word; what is pulled does.</summary>
    private static JsonObject Plainer(JsonObject snapshot)
    {
        var open = new Stack<JsonNode>([snapshot]);
        while (open.TryPop(out var node))
        {
            if (node is JsonObject item && item.TryGetPropertyValue("method", out var method) && $"{method}" == "btree")
                foreach (var column in item["columns"] as JsonArray ?? [])
                    (column as JsonObject)?.Remove("opclass");
            var children = node switch
            {
                JsonObject members => members.Select(member => member.Value),
                JsonArray items => items,
                _ => [],
            };
            foreach (var child in children.OfType<JsonNode>().Where(child => child is not JsonValue))
                open.Push(child);
        }
        return snapshot;
    }
}
