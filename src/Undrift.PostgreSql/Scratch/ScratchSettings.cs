namespace Undrift.PostgreSql;

/// <summary>Settings of a server that lives for seconds and whose loss costs nothing.</summary>
internal static class ScratchSettings
{
    /// <summary>No durability, no background work, no network, everything inside the folder.</summary>
    public static IReadOnlyDictionary<string, string> Default { get; } =
        new Dictionary<string, string>
        {
            ["listen_addresses"] = "",
            ["port"] = "5432",
            ["unix_socket_permissions"] = "0700",
            ["fsync"] = "off",
            ["full_page_writes"] = "off",
            ["synchronous_commit"] = "off",
            ["autovacuum"] = "off",
            ["max_connections"] = "20",
            // A transaction of a big desired schema locks every object that it makes.
            ["max_locks_per_transaction"] = "2048",
            ["max_wal_size"] = "256MB",
            ["shared_buffers"] = "64MB",
            // Else it lies in /dev/shm, outside the folder, and outlives a crash.
            ["dynamic_shared_memory_type"] = OperatingSystem.IsWindows() ? "windows" : "mmap",
            ["log_min_messages"] = "fatal",
            ["restart_after_crash"] = "off",
            ["jit"] = "off",
            // Literals of timestamptz in defaults are read and shown in this zone.
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
        };

    /// <summary>The default settings, those given, and the socket's folder.</summary>
    public static IReadOnlyDictionary<string, string> For(
        ScratchFolder folder,
        IReadOnlyDictionary<string, string>? given
    )
    {
        var all = new Dictionary<string, string>(Default);
        foreach (var (name, value) in given ?? new Dictionary<string, string>())
            all[name] = value;
        all["unix_socket_directories"] = folder.Path;
        return all;
    }
}
