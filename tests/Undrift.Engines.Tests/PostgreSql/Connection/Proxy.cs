using System.Net;
using System.Net.Sockets;

namespace Undrift.Engines.Tests.PostgreSql.Connection;

/// <summary>Stands between a client and a server on the loopback interface, changes what the server says, or cuts the line.</summary>
internal sealed class Proxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> sockets = [];
    private readonly Func<byte[], byte[]> change;
    private readonly int target;

    /// <param name="target">The server's port.</param>
    /// <param name="change">Changes each piece of what the server sends; an empty piece cuts the connection.</param>
    public Proxy(int target, Func<byte[], byte[]> change)
    {
        (this.target, this.change) = (target, change);
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>The port to connect to.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Dispose()
    {
        listener.Stop();
        lock (sockets)
            sockets.ForEach(s => s.Dispose());
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptSocketAsync();
                var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
                lock (sockets)
                    sockets.AddRange([client, server]);
                await server.ConnectAsync(IPAddress.Loopback, target);
                _ = PumpAsync(client, server, bytes => bytes);
                _ = PumpAsync(server, client, change);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static async Task PumpAsync(Socket from, Socket to, Func<byte[], byte[]> change)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                var changed = change(buffer[..count]);
                if (changed.Length == 0)
                    break;
                await to.SendAsync(changed);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // One end is gone; so is the other one now.
        }
        from.Dispose();
        to.Dispose();
    }
}
