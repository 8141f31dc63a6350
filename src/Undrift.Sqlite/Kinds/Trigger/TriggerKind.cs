namespace Undrift.Sqlite;

/// <summary>Triggers of tables and views.</summary>
internal static class TriggerKind
{
    public static readonly Facet<string?> Timing = Facet.Text("timing");
    public static readonly Facet<string?> Event = Facet.Text("event");
    public static readonly Facet<IReadOnlyList<string>?> Columns = Facet.List("columns");
    public static readonly Facet<string?> When = Facet.Text("when");
    public static readonly Facet<string?> Body = Facet.Text("body");

    public static readonly ObjectKind Kind = new(
        "trigger",
        DriftGroup.TriggerMismatch,
        [Timing, Event, Columns, When, Body, CommonFacets.Source]
    )
    {
        NamesIgnoreCase = true,
    };

    /// <summary>The trigger; when it is not understood, with its text alone.</summary>
    public static CatalogObject Object(SchemaRow row, ObjectId owner, SchemaNames names)
    {
        var id = new ObjectId(Kind.Name, "", row.Table, row.Name);
        var tokens = Tokenizer.Split(row.Sql);
        var scope = names.For(tokens);
        try
        {
            var trigger = TriggerDefinition.Parse(tokens, scope);
            return new CatalogObject(
                id,
                Kind,
                Timing.Is(trigger.Timing),
                Event.Is(trigger.Event),
                Columns.Is(trigger.Columns),
                When.Is(trigger.When),
                Body.Is(trigger.Body),
                CommonFacets.Source.Is(row.Sql)
            )
            {
                Owner = owner,
            };
        }
        catch (DdlException)
        {
            return new CatalogObject(id, Kind, CommonFacets.Source.Is(row.Sql))
            {
                Owner = owner,
                Witness = NormalText.Of(tokens.ToArray(), scope),
                PartiallyUnderstood = true,
            };
        }
    }
}
