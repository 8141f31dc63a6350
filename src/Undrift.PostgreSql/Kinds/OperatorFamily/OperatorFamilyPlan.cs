using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How operator families are made, changed and dropped.</summary>
internal sealed class OperatorFamilyPlan : KindPlan
{
    private const string OrderBy = " FOR ORDER BY ";

    public override string Reference(CatalogObject item) => "OPERATOR FAMILY " + SqlName(item.Id);

    /// <summary>Name and access method, of a class, too.</summary>
    public static string SqlName(ObjectId id) => $"{TablePlan.SqlName(id)} USING {id.Signature.Trim('(', ')')}";

    /// <summary>The members of a class or family as CREATE and ADD take them.</summary>
    public static IEnumerable<string> Members(CatalogObject item) =>
        (FamilyFacets.Operators.Of(item) ?? [])
            .Select(text => "OPERATOR " + text)
            .Concat((FamilyFacets.Functions.Of(item) ?? []).Select(text => "FUNCTION " + text));

    public override bool ComesWithOwner(CatalogObject item, PlanScope scope) =>
        scope.Target.Find(item.Owner!.Value) is { } made && OperatorClassKind.Family.Of(made) is null;

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) =>
        IsOfServer(item) ? [] : [new SqlStep("CREATE " + Reference(item))];

    public override IEnumerable<SqlStep> Details(CatalogObject item, PlanScope scope) => Add(item, Members(item));

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        if (!change.Take(FamilyFacets.All))
            return [];
        var (from, to) = (Members(change.From).ToList(), Members(change.To).ToList());
        return [.. Remove(change.To, from.Except(to)), .. Add(change.To, to.Except(from))];
    }

    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope) =>
        IsOfServer(item) ? [.. Remove(item, Members(item))] : [new SqlStep("DROP " + Reference(item))];

    // What somebody added to a family of the server's own.
    private static bool IsOfServer(CatalogObject item) => item.Id.Schema == "pg_catalog";

    private IEnumerable<SqlStep> Add(CatalogObject item, IEnumerable<string> members) => Alter(item, "ADD", members);

    private IEnumerable<SqlStep> Remove(CatalogObject item, IEnumerable<string> members) =>
        Alter(item, "DROP", members.Select(Slot).Distinct());

    private IEnumerable<SqlStep> Alter(CatalogObject item, string verb, IEnumerable<string> members) =>
        string.Join(", ", members) is { Length: > 0 } list
            ? [new SqlStep($"ALTER {Reference(item)} {verb} {list}")]
            : [];

    /// <summary>The number and the types of a member, by which it is dropped.</summary>
    private static string Slot(string member)
    {
        var words = member.Split(' ', 3);
        var isOperator = words[0] == "OPERATOR";
        var text = isOperator ? member.Split(OrderBy)[0] : member;
        // Those of an operator stand behind its name; a function has them before its name, too.
        var start = isOperator ? text.LastIndexOf('(') : text.IndexOf('(');
        return $"{words[0]} {words[1]} {text[start..(text.IndexOf(')', start) + 1)]}";
    }
}
