namespace Undrift;

/// <summary>Makes the object of an example, which stands in no database.</summary>
internal static class ExampleObjects
{
    private const string Container = "table";

    /// <summary>The identity that a path means: what stands in what is told by the number of names.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="path">Names with dots between them, in double quotes where they hold one.</param>
    /// <param name="hasSchemas">False for an engine without schemas: the first of two names is a table then.</param>
    /// <returns>Null where there are too many names, or an empty one.</returns>
    public static ObjectId? Id(ObjectKind kind, string path, bool hasSchemas) =>
        Names(path) switch
        {
            [var name] => new ObjectId(kind.Name, "", "", name),
            [var first, var name] when hasSchemas => new ObjectId(kind.Name, first, "", name),
            [var first, var name] => new ObjectId(kind.Name, "", first, name),
            [var schema, var table, var name] => new ObjectId(kind.Name, schema, table, name),
            _ => null,
        };

    /// <summary>The object of a drift and the table that it stands in, so that a pattern for the table is one for it.</summary>
    public static IEnumerable<CatalogObject> Around(Drift drift)
    {
        var item = (drift.Expected ?? drift.Actual)!;
        yield return item;
        if (item.Owner is { } owner)
            yield return new CatalogObject(owner, new ObjectKind(owner.Kind, DriftGroup.MissingTable, []));
    }

    /// <summary>The table that an identity stands in; null for one that stands by itself.</summary>
    public static ObjectId? OwnerOf(ObjectId id) =>
        id.Parent.Length == 0 ? null : new ObjectId(Container, id.Schema, "", id.Parent);

    private static List<string>? Names(string path)
    {
        var names = new List<string>();
        for (var at = 0; ; at++)
        {
            var end = at < path.Length && path[at] == '"' ? path.IndexOf('"', at + 1) + 1 : path.IndexOf('.', at);
            if (end == 0)
                return null;
            if (end < 0)
                end = path.Length;
            var name = path[at..end].Trim('"');
            if (name.Length == 0 || (end < path.Length && path[end] != '.'))
                return null;
            names.Add(name);
            if (end == path.Length)
                return names;
            at = end;
        }
    }
}
