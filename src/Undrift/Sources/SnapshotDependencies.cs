using System.Text.Json;

namespace Undrift;

/// <summary>
/// What needs what, in a snapshot. One line stands for one object that needs others: the step from the object of the line
/// before to this one in the order of <c>objects</c>, then the offsets from it to what it needs. So a line changes only where
/// what it tells changes, and hardly ever because an object was added elsewhere. What is no object of the file stands with
/// its identity; a part stands behind its end in a pair.
/// </summary>
internal static class SnapshotDependencies
{
    /// <summary>Writes the member's items.</summary>
    public static void Write(SnapshotLines lines, Catalog catalog, Action<Utf8JsonWriter, ObjectId> writeId)
    {
        var places = catalog.Objects.Index().ToDictionary(item => item.Item.Id, item => item.Index);
        var last = 0;
        var sorted = catalog
            .Dependencies!.Distinct()
            .GroupBy(dependency => dependency.From)
            .OrderBy(group => places.GetValueOrDefault(group.Key, int.MaxValue))
            .ThenBy(group => group.Key, Ids);
        foreach (var group in sorted)
        {
            int? place = places.TryGetValue(group.Key, out var found) ? found : null;
            var step = place - last;
            last = place ?? last;
            lines.Item(null, json => Write(json, group, step, writeId, to => Offset(places, to, place)));
        }
    }

    private static void Write(
        Utf8JsonWriter json,
        IGrouping<ObjectId, Dependency> group,
        int? step,
        Action<Utf8JsonWriter, ObjectId> writeId,
        Func<ObjectId, int?> offset
    )
    {
        json.WriteStartArray();
        End(step, group.Key);
        var needed = group
            .OrderBy(dependency => offset(dependency.To) ?? int.MaxValue)
            .ThenBy(dependency => dependency.To, Ids)
            .ThenBy(dependency => dependency.Part, StringComparer.Ordinal);
        foreach (var dependency in needed)
        {
            if (dependency.Part is not null)
                json.WriteStartArray();
            End(offset(dependency.To), dependency.To);
            if (dependency.Part is { } part)
            {
                json.WriteStringValue(part);
                json.WriteEndArray();
            }
        }
        json.WriteEndArray();

        void End(int? number, ObjectId id)
        {
            if (number is { } known)
                json.WriteNumberValue(known);
            else
            {
                json.WriteStartObject();
                writeId(json, id);
                json.WriteEndObject();
            }
        }
    }

    /// <summary>Reads the member.</summary>
    /// <param name="tokens">The file.</param>
    /// <param name="objects">Its objects, which stand before.</param>
    public static List<Dependency> Read(ref SnapshotTokens tokens, List<CatalogObject> objects)
    {
        var read = new List<Dependency>();
        var last = 0;
        tokens.Expect(JsonTokenType.StartArray, "a list of dependencies");
        while (tokens.Item())
        {
            if (tokens.Type != JsonTokenType.StartArray || !tokens.Item())
                throw tokens.Expected("a list that begins with the object that needs others");
            var (from, place) = End(ref tokens, objects, last);
            last = place ?? last;
            while (tokens.Item())
            {
                var hasPart = tokens.Type == JsonTokenType.StartArray && tokens.Next() is var _;
                var (to, _) = End(ref tokens, objects, place ?? 0);
                read.Add(new Dependency(from, to, hasPart ? tokens.String("the name of a part") : null));
                if (hasPart)
                    tokens.Expect(JsonTokenType.EndArray, "the end of the pair");
            }
        }
        return read;
    }

    private static (ObjectId Id, int? Place) End(ref SnapshotTokens tokens, List<CatalogObject> objects, int origin)
    {
        if (tokens.Type != JsonTokenType.Number)
            return (SnapshotObjects.ReadId(ref tokens), null);
        var place = origin + tokens.NumberHere("a whole number");
        return place >= 0 && place < objects.Count
            ? (objects[(int)place].Id, (int)place)
            : throw tokens.Expected("the offset of an object of the file");
    }

    private static int? Offset(Dictionary<ObjectId, int> places, ObjectId id, int? from) =>
        places.TryGetValue(id, out var place) ? place - (from ?? 0) : null;

    private static readonly Comparer<ObjectId> Ids = Comparer<ObjectId>.Create(
        (left, right) => ObjectId.Compare(left, right)
    );
}
