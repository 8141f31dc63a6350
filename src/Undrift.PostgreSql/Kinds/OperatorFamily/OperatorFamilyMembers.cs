using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>What users and extensions put into operator families (pg_amop, pg_amproc), for families and classes.</summary>
internal sealed class OperatorFamilyMembers : ISharedPart
{
    public string Subject => "the members of operator families";

    public IReadOnlyList<Facet> Feeds => FamilyFacets.All;

    public string Query { get; } = EmbeddedSql.OfKind("OperatorFamily", "OperatorFamilyMembers");

    public void Read(NpgsqlDataReader row, ReadContext context) =>
        context.FamilyMembers.Add(
            row.Oid(0),
            new FamilyMember(
                row.Oid(1),
                row.Oid(2),
                row.GetInt64(3),
                row.IsDBNull(4) ? null : row.Oid(4),
                RoutineName.Of(row.GetString(5))!,
                row.Text(6),
                row.Text(7)
            )
        );
}

/// <summary>An operator or a support function of a family.</summary>
/// <param name="Left">OID of the left type that it is registered for.</param>
/// <param name="Right">OID of the right type.</param>
/// <param name="Number">Strategy or support number.</param>
/// <param name="Operator">OID of the operator; null for a function.</param>
/// <param name="Text">Operator or function with its argument types.</param>
/// <param name="Types">The two types in parentheses, for a function, whose arguments may be others.</param>
/// <param name="SortFamily">The family that an ordering operator sorts by; null for a searching one.</param>
internal sealed record FamilyMember(
    uint Left,
    uint Right,
    long Number,
    uint? Operator,
    string Text,
    string? Types,
    string? SortFamily
);

/// <summary>The lists of members, which classes and families have alike.</summary>
internal static class FamilyFacets
{
    public static readonly Facet<IReadOnlyList<string>?> Operators = Facet.List("operators");
    public static readonly Facet<IReadOnlyList<string>?> Functions = Facet.List("functions");

    /// <summary>Both.</summary>
    public static IReadOnlyList<Facet> All { get; } = [Operators, Functions];

    /// <summary>The values of <see cref="All"/>.</summary>
    public static FacetEntry[] Read(IReadOnlyList<FamilyMember> members) =>
        [Operators.Is(List(members, isOperator: true)), Functions.Is(List(members, isOperator: false))];

    /// <summary>The members as CREATE OPERATOR CLASS takes them.</summary>
    public static IEnumerable<string> Sql(CatalogObject item) =>
        (Operators.Of(item) ?? [])
            .Select(text => $"OPERATOR {text}")
            .Concat((Functions.Of(item) ?? []).Select(text => $"FUNCTION {text}"));

    private static string[] List(IEnumerable<FamilyMember> members, bool isOperator) =>
        [
            .. members
                .Where(member => member.Operator is not null == isOperator)
                .Select(member => (member.Number, Text: TextOf(member)))
                .OrderBy(member => member.Number)
                .ThenBy(member => member.Text, StringComparer.Ordinal)
                .Select(member => member.Text),
        ];

    // As CREATE OPERATOR CLASS takes them.
    private static string TextOf(FamilyMember member) =>
        $"{member.Number} "
        + (member.Types is null ? "" : member.Types + " ")
        + member.Text
        + (member.SortFamily is null ? "" : " FOR ORDER BY " + member.SortFamily);
}

/// <summary>
/// Tells which members of a family stand in a class: those for the class's own type on both sides. That is what the class
/// brings; what is for two types, or for a type without a class, stands in the family.
/// </summary>
internal sealed class FamilyMemberTable
{
    private readonly Dictionary<uint, List<FamilyMember>> _members = [];
    private readonly HashSet<(uint Family, uint Type)> _classes = [];

    public void Add(uint family, FamilyMember member)
    {
        if (_members.TryGetValue(family, out var list))
            list.Add(member);
        else
            _members[family] = [member];
    }

    /// <summary>Takes the members that stand in a class.</summary>
    public IReadOnlyList<FamilyMember> OfClass(uint family, uint type)
    {
        _classes.Add((family, type));
        return Of(family).FindAll(member => member.Left == type && member.Right == type);
    }

    /// <summary>The members that stand in no class of those that were asked for.</summary>
    public IReadOnlyList<FamilyMember> Loose(uint family) =>
        Of(family).FindAll(member => member.Left != member.Right || !_classes.Contains((family, member.Left)));

    private List<FamilyMember> Of(uint family) => _members.GetValueOrDefault(family) ?? [];
}
