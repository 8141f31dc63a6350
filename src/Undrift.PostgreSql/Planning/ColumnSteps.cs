using Undrift.PostgreSql.Kinds;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Planning;

/// <summary>Statements about one column of an existing table.</summary>
internal static class ColumnSteps
{
    /// <summary>ALTER TABLE … ALTER COLUMN, of this table and of those that inherit from it.</summary>
    public static SqlStep Alter(ObjectId column, string what, params IReadOnlyList<Hazard> hazards) =>
        Step("ALTER TABLE ", column, what, hazards);

    /// <summary>ALTER TABLE ONLY … ALTER COLUMN: what each table has for itself.</summary>
    public static SqlStep AlterOnly(ObjectId column, string what, params IReadOnlyList<Hazard> hazards) =>
        Step("ALTER TABLE ONLY ", column, what, hazards);

    /// <summary>Drops the default.</summary>
    public static SqlStep DropDefault(ObjectId column) => AlterOnly(column, "DROP DEFAULT");

    /// <summary>Sets the default when all is there; null where there is none.</summary>
    public static SqlStep? SetDefault(CatalogObject column) =>
        ColumnFacets.Default.Of(column) is { } value
            ? AlterOnly(column.Id, "SET DEFAULT " + value) with
            {
                Stage = Stage.Late,
            }
            : null;

    private static SqlStep Step(string alter, ObjectId column, string what, IReadOnlyList<Hazard> hazards) =>
        new(
            $"{alter}{Identifier.Qualified(column.Schema, column.Parent)} ALTER COLUMN {Identifier.Quote(column.Name)} {what}",
            hazards
        )
        {
            Lock = LockClass.AccessExclusive,
        };
}
