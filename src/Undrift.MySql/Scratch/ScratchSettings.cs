using Undrift.MySql.Connection;

namespace Undrift.MySql.Scratch;

/// <summary>Settings of a server that lives for seconds and whose loss costs nothing.</summary>
internal static class ScratchSettings
{
    /// <summary>No durability, no background work, no network, everything inside the folder.</summary>
    private static readonly string[] Common =
    [
        "--skip-log-bin",
        "--skip-name-resolve",
        "--innodb-flush-log-at-trx-commit=0",
        "--innodb-doublewrite=0",
        "--innodb-use-native-aio=0",
        "--innodb-buffer-pool-size=64M",
        "--innodb-buffer-pool-load-at-startup=OFF",
        "--innodb-buffer-pool-dump-at-shutdown=OFF",
        "--innodb-stats-auto-recalc=OFF",
        "--performance-schema=OFF",
        "--max-connections=50",
        "--max-allowed-packet=1G",
        // An event of the desired schema must not run.
        "--event-scheduler=OFF",
        // Literals of TIMESTAMP in defaults are read and shown in this zone.
        "--default-time-zone=+00:00",
    ];

    private static readonly string[] MySql =
    [
        "--mysqlx=OFF",
        "--innodb-redo-log-capacity=16M",
        "--auto-generate-certs=OFF",
        "--caching-sha2-password-auto-generate-rsa-keys=OFF",
        "--secure-file-priv=NULL",
    ];

    /// <summary>Where the server's socket is.</summary>
    public static string Socket(ScratchFolder folder) => Path.Combine(folder.Path, "s");

    /// <summary>The arguments of the server; those given come last, so that they hold.</summary>
    public static IReadOnlyList<string> For(
        ScratchFolder folder,
        ServerVersion version,
        IReadOnlyList<string>? given
    ) =>
        [
            // Must be the first: nothing of this machine's option files reaches the server.
            "--no-defaults",
            $"--datadir={folder.Data}",
            $"--socket={Socket(folder)}",
            $"--pid-file={Path.Combine(folder.Path, "pid")}",
            $"--tmpdir={folder.Path}",
            .. Common,
            .. version.IsMariaDb ? ["--innodb-log-file-size=4M", $"--secure-file-priv={folder.Path}"] : MySql,
            .. given ?? ["--skip-networking"],
        ];
}
