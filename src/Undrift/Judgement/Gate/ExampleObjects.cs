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
        ObjectIdText.Read($"{kind.Name}:{path}") switch
        {
            null => null,
            // An empty name, and a quote that stands in one.
            _ when path.Contains("\"\"", StringComparison.Ordinal) => null,
            { Signature: not ("" or ['(', .., ')']) } => null,
            { Parent: "" } id when !hasSchemas => id with { Schema = "", Parent = id.Schema },
            { } id => id,
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
}
