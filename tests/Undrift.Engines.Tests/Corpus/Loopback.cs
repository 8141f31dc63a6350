using System.Net;
using System.Net.Sockets;

namespace Undrift.Engines.Tests.Corpus;

/// <summary>The loopback interface.</summary>
internal static class Loopback
{
    /// <summary>A port on which nobody listens.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
