using Undrift.MySql.Connection;
using Undrift.MySql.Reading;

namespace Undrift.MySql.Kinds;

/// <summary>Checks (information_schema.CHECK_CONSTRAINTS).</summary>
internal sealed class CheckKind : IMySqlKind
{
    public const string Name = "check";

    internal static readonly Facet<string?> Expression = Facet.Deparsed("expression");

    /// <summary>True for NOT ENFORCED (MySQL).</summary>
    internal static readonly Facet<bool> NotEnforced = Facet.Flag("not_enforced");

    public static ObjectKind Modelled { get; } =
        new(Name, DriftGroup.ConstraintMismatch, [Expression, NotEnforced])
        {
            NamesIgnoreCase = true,
            Risks = _ => RiskProfile.Check,
        };

    public ObjectKind Kind => Modelled;

    public string Query(ServerVersion server) =>
        EmbeddedSql.OfKind("Check", server.Flavour is Flavour.MariaDb ? "Check.mariadb" : "Check.mysql");

    public void Read(CatalogRow row, ReadContext context) => context.TableOf(row)?.Checks.Add(row);
}
