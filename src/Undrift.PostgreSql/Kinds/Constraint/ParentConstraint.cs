using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>The constraint of the partitioned table that a partition's constraint is a copy of.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SqlName">TABLE.CONSTRAINT, for the facet.</param>
internal sealed record ParentConstraint(ObjectId Id, string SqlName)
{
    /// <summary>Reads table OID and name from two columns; null when there is no parent.</summary>
    public static ParentConstraint? Read(string kind, NpgsqlDataReader row, int first, ReadContext context)
    {
        if (row.IsDBNull(first) || context.Relation(row.Oid(first)) is not { } table)
            return null;
        var name = row.GetString(first + 1);
        return new ParentConstraint(
            new ObjectId(kind, table.Id.Schema, table.Id.Name, name),
            $"{table.SqlName}.{Identifier.Quote(name)}"
        );
    }
}
