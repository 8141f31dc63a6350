namespace Undrift.PostgreSql.Reading;

/// <summary>OIDs of the system catalogs that pg_depend and pg_description refer to; fixed since they are built in (pg_class.dat).</summary>
internal static class SystemCatalog
{
    /// <summary>FirstNormalObjectId: what has a lower OID was made by initdb.</summary>
    public const uint FirstNormalOid = 16384;

    public const uint Type = 1247;
    public const uint Routine = 1255;
    public const uint Relation = 1259;
    public const uint ForeignServer = 1417;
    public const uint ForeignDataWrapper = 2328;
    public const uint Constraint = 2606;
    public const uint Language = 2612;
    public const uint Namespace = 2615;
    public const uint Rule = 2618;
    public const uint Trigger = 2620;
    public const uint Extension = 3079;
    public const uint Statistics = 3381;
    public const uint EventTrigger = 3466;
    public const uint Publication = 6104;
    public const uint Policy = 3256;
}
