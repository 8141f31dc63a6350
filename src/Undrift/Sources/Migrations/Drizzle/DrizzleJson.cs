using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Undrift;

/// <summary>Journals and snapshots of Drizzle as they stand in their files.</summary>
internal static class DrizzleJson
{
    // What each snapshot has of its own.
    private static readonly string[] Own =
    [
        "id",
        "prevId",
        "prevIds",
        "_meta",
        "internal",
        "renames",
        "version",
        "dialect",
    ];
    private static readonly string[] Names = ["entityType", "schema", "table", "name"];

    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <exception cref="UndriftException">It is no object of JSON.</exception>
    public static JsonObject Read(byte[] bytes, string where)
    {
        try
        {
            return JsonNode.Parse(bytes)!.AsObject();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw UndriftException.Failed(
                "the file is not what drizzle-kit writes",
                where,
                "take it from version control",
                e
            );
        }
    }

    /// <summary>As drizzle-kit writes it: two blanks, no line break at the end.</summary>
    public static string Text(JsonNode json)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Layout))
            json.WriteTo(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Takes over what differs between two snapshots, and nothing else of them: they spell much in another way.</summary>
    /// <param name="target">What it is taken over to.</param>
    /// <param name="from">The one.</param>
    /// <param name="to">The other.</param>
    public static void Take(JsonObject target, JsonObject from, JsonObject to)
    {
        foreach (var name in from.Concat(to).Select(member => member.Key).Distinct().Except(Own).ToList())
            Take(target, name, from[name], to[name]);
    }

    private static void Take(JsonObject target, string name, JsonNode? from, JsonNode? to)
    {
        if (JsonNode.DeepEquals(from, to))
            return;
        if (from is JsonObject left && to is JsonObject right && target[name] is JsonObject own)
            Take(own, left, right);
        else if (IsEntities(from) && IsEntities(to) && target[name] is JsonArray list)
            Take(list, from!.AsArray(), to!.AsArray());
        else if (to is null)
            target.Remove(name);
        else
            target[name] = to.DeepClone();
    }

    /// <summary>The list of 1.0, in which each entry says what it is.</summary>
    private static void Take(JsonArray target, JsonArray from, JsonArray to)
    {
        var (left, right) = (ByName(from), ByName(to));
        foreach (var name in left.Keys.Union(right.Keys).ToList())
        {
            var (before, after) = (left.GetValueOrDefault(name), right.GetValueOrDefault(name));
            if (JsonNode.DeepEquals(before, after))
                continue;
            var own = ByName(target).GetValueOrDefault(name);
            if (own is not null && before is not null && after is not null)
                Take(own, before, after);
            else if (own is not null)
                target.Remove(own);
            if (own is null && after is not null)
                target.Add(after.DeepClone());
        }
    }

    private static bool IsEntities(JsonNode? node) =>
        node is JsonArray list && list.All(item => item is JsonObject entry && entry.ContainsKey("entityType"));

    private static Dictionary<string, JsonObject> ByName(JsonArray list) =>
        list.Select(item => item!.AsObject())
            .GroupBy(item => string.Join('\0', Names.Select(name => item[name]?.ToString())), StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
}
