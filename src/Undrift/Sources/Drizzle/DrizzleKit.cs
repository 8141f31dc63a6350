namespace Undrift;

/// <summary>Finds the project's own drizzle-kit.</summary>
internal static class DrizzleKit
{
    private const string Kit = "node_modules/drizzle-kit/bin.cjs";

    /// <summary>Its program for node, in the nearest <c>node_modules</c> from a folder upwards.</summary>
    /// <exception cref="UndriftException">It is not installed.</exception>
    public static string Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (Path.Combine(at.FullName, Kit) is var kit && File.Exists(kit))
                return kit;
        throw UndriftException.Failed(
            "drizzle-kit is not installed in the project",
            folder,
            "run npm install, or npm install --save-dev drizzle-kit"
        );
    }
}
