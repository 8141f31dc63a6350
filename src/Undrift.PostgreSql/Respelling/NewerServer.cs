namespace Undrift.PostgreSql.Respelling;

/// <summary>Chooses the server that understands both texts: a newer one takes what an older one printed.</summary>
internal static class NewerServer
{
    /// <summary>The options with the newer of the two catalogs' server versions.</summary>
    public static BuildOptions ForNewer(this BuildOptions options, Catalog desired, Catalog actual)
    {
        var (one, other) = (desired.Origin.ServerVersion, actual.Origin.ServerVersion);
        return options with
        {
            ServerVersion = ServerVersion.Major(one) >= ServerVersion.Major(other) ? one : other ?? one,
        };
    }
}
