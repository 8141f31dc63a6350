using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A rule of a table or view (pg_rewrite), without the one that a view's query is.</summary>
internal sealed class RuleKind : IPostgreSqlKind
{
    public const string Name = "rule";

    internal static readonly Facet<string?> Event = Facet.Text("event");
    internal static readonly Facet<bool> Instead = Facet.Flag("instead");
    internal static readonly Facet<string?> Condition = Facet.Deparsed("condition");
    internal static readonly Facet<string?> Actions = Facet.Deparsed("actions");
    internal static readonly Facet<string?> State = Facet.Text("state");

    public ObjectKind Kind { get; } =
        new(Name, DriftGroup.TriggerMismatch, [Event, Instead, Condition, Actions, State, CommonFacets.Comment]);

    public string Query { get; } = EmbeddedSql.OfKind("Rule");

    public KindPlan Plan { get; } = new RulePlan();

    public string? Probe(CatalogObject item, CatalogIndex catalog) => Definition(item);

    /// <summary>The statement that makes the rule.</summary>
    public static string Definition(CatalogObject item) =>
        $"CREATE RULE {Identifier.Quote(item.Id.Name)} AS ON {Event.Of(item)} TO {Identifier.Qualified(item.Id.Schema, item.Id.Parent)}"
        + (Condition.Of(item) is { } condition ? $" WHERE {condition}" : "")
        + $" DO {(Instead.Of(item) ? "INSTEAD" : "ALSO")} {Actions.Of(item)}";

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        if (context.Relation(row.Oid(1)) is not { } relation)
            return;
        var (oid, name, word, instead) = (row.Oid(0), row.GetString(2), EventOf(row.Code(3)), row.Flag(5));
        var definition = row.Deparsed(6)!;
        var parts = RuleDefinition.Split(definition, instead);
        context.Add(
            new CatalogObject(
                new ObjectId(Name, relation.Id.Schema, relation.Id.Name, name),
                Kind,
                Event.Is(word),
                Instead.Is(instead),
                Condition.Is(parts?.Condition),
                Actions.Is(parts?.Actions),
                State.Is(EnabledState.Of(row.Code(4))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Rule, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Rule, oid) ?? relation.Id,
                Witness = parts is null ? definition : null,
                PartiallyUnderstood = parts is null,
            },
            SystemCatalog.Rule,
            row.Oid(0)
        );
    }

    // pg_rewrite.ev_type, a CmdType.
    private static string EventOf(char code) =>
        code switch
        {
            '1' => "SELECT",
            '2' => "UPDATE",
            '3' => "INSERT",
            '4' => "DELETE",
            _ => code.ToString(),
        };
}
