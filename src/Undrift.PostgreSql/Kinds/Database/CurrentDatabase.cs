using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>Statements that name the database that they run in, whatever it is called.</summary>
internal static class CurrentDatabase
{
    /// <summary>A DO that puts the name between the two texts.</summary>
    public static SqlStep Step(string before, string after, params IReadOnlyList<Hazard> hazards) =>
        new(
            "DO "
                + DollarQuote.Of(
                    $"BEGIN EXECUTE {Literal.Quote(before)} || pg_catalog.quote_ident(pg_catalog.current_database()) || {Literal.Quote(after)}; END"
                ),
            hazards
        );
}
