namespace Undrift;

/// <summary>Reads one drift of an example: a group, a type, or a mapping with an object and properties.</summary>
/// <param name="engines">The engines whose kinds may be named, the likeliest first.</param>
internal sealed class ExampleDriftReader(IReadOnlyList<IEngine> engines)
{
    private const string Expected = "a drift type or group such as missing_table, or a mapping with 'type:'";

    public (Drift Drift, Severity? Expected) Read(YamlValue item, int number)
    {
        if (!item.IsMapping)
            return (Make(item, null, [], number), null);
        var map = item.AsMapping("type", "object", "facets", "severity");
        var facets = map["facets"]?.AsList("a list of properties such as [unique]") ?? [];
        return (
            Make(map.Required("type"), map["object"], facets, number),
            map["severity"] is { } severity ? Levels.Read(severity) : null
        );
    }

    private Drift Make(YamlValue type, YamlValue? path, IReadOnlyList<YamlValue> facets, int number)
    {
        var shape = Shape(type, type.AsText(Expected));
        var id = IdOf(shape, path, number);
        var named = facets.Select(facet => FacetOf(shape.Kind, facet)).ToList();
        if (shape.Facet is not null)
            named.Add(shape.Facet);
        FacetEntry[] flags = [.. named.Where(_ => shape.Verb != DriftVerb.Changed).Select(Set)];
        var item = new CatalogObject(id, shape.Kind, flags) { Owner = ExampleObjects.OwnerOf(id) };
        var changes = named
            .Where(_ => shape.Verb == DriftVerb.Changed)
            .Select(facet => new FacetChange(facet.Name, FacetValue.Absent, FacetValue.Of(true)));
        return new Drift(
            id,
            shape.Verb,
            shape.Group ?? named.FirstOrDefault()?.Group ?? shape.Kind.Changed,
            shape.Verb == DriftVerb.Extra ? null : item,
            shape.Verb == DriftVerb.Missing ? null : item,
            [.. changes],
            []
        );
    }

    private static ObjectId IdOf(ExampleShape shape, YamlValue? path, int number)
    {
        if (path is null)
            return new ObjectId(shape.Kind.Name, "", "", $"example_{number}");
        return ExampleObjects.Id(
                shape.Kind,
                path.AsText("the path of an object"),
                shape.Engine.Kinds.Any(kind => kind.IsNamespace)
            )
            ?? throw path.Error(
                $"{path.Path}: expected an object such as public.orders.orders_id_idx",
                "put a name that holds a dot in double quotes"
            );
    }

    private static FacetEntry Set(Facet facet) => new(facet, FacetValue.Of(true));

    private static Facet FacetOf(ObjectKind kind, YamlValue value)
    {
        var name = value.AsText("the name of a property");
        return kind.Facets.FirstOrDefault(facet => facet.Name == name)
            ?? throw value.Error(
                $"{kind.Name} has no property '{name}'",
                Nearest.Hint(name, [.. kind.Facets.Select(facet => facet.Name)])
            );
    }

    private ExampleShape Shape(YamlValue at, string word)
    {
        var shapes = engines.SelectMany(engine => engine.Kinds.SelectMany(kind => Shapes(engine, kind))).ToList();
        return shapes.FirstOrDefault(shape => shape.Type == word)
            ?? shapes.FirstOrDefault(shape => shape.Means(word))
            ?? throw at.Error(
                $"'{word}' is neither a drift group nor a drift type",
                Nearest.Hint(
                    word,
                    [.. DriftGroup.All.Select(group => group.Name), .. shapes.Select(shape => shape.Type)]
                )
            );
    }

    private static IEnumerable<ExampleShape> Shapes(IEngine engine, ObjectKind kind)
    {
        yield return new ExampleShape(engine, kind, DriftVerb.Missing, kind.Missing, null);
        yield return new ExampleShape(engine, kind, DriftVerb.Extra, kind.Extra, null);
        yield return new ExampleShape(engine, kind, DriftVerb.Changed, null, null);
        foreach (var facet in kind.Facets.Where(facet => facet is { Group: not null, IgnoredReason: null }))
            yield return new ExampleShape(engine, kind, DriftVerb.Changed, facet.Group, facet);
        // No kind has these two; they stand for what no kind explains.
        yield return new ExampleShape(engine, kind, DriftVerb.Changed, DriftGroup.UnexplainedDefinition, null);
        yield return new ExampleShape(engine, kind, DriftVerb.Extra, DriftGroup.UnmodelledObject, null);
    }

    /// <summary>A sort of drift.</summary>
    /// <param name="Engine">The engine.</param>
    /// <param name="Kind">The object's kind.</param>
    /// <param name="Verb">The verb.</param>
    /// <param name="Group">The group; null: that of the properties that change.</param>
    /// <param name="Facet">The property that changes; null: any.</param>
    private sealed record ExampleShape(IEngine Engine, ObjectKind Kind, DriftVerb Verb, DriftGroup? Group, Facet? Facet)
    {
        public string Type => Facet is null ? Drift.TypeOf(Verb, Kind.Name) : "";

        public bool Means(string group) => (Group ?? Kind.Changed).Name == group;
    }
}
