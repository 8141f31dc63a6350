using System.Buffers.Binary;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Undrift.MySql.Native;

namespace Undrift.MySql.Connection;

/// <summary>
/// Asks a server for its certificate and verifies it, before anything is told to the server. MariaDB's client library does
/// not insist on TLS when the server does not offer it, cannot verify the authority alone in some versions and leaves the
/// name of a near host unchecked in others; but every version takes the fingerprint that the certificate must have.
/// </summary>
internal sealed class CertificateProbe(MySqlSource source)
{
    private const int MostGreeting = 64 * 1024;
    private const ushort TlsCapability = 0x0800;

    private string? distrust;

    /// <summary>The fingerprint of the server's verified certificate.</summary>
    /// <exception cref="MySqlException">The server refuses the connection in its greeting.</exception>
    /// <exception cref="AuthenticationException">No TLS, or a certificate that is not trusted.</exception>
    public async Task<string> FingerprintAsync(HashAlgorithmName hash, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(source.Host!, source.Port, cancellation);
        var stream = client.GetStream();
        RequireTls(await GreetingAsync(stream, cancellation));
        await stream.WriteAsync(TlsRequest(), cancellation);
        await using var tls = new SslStream(stream);
        try
        {
            await tls.AuthenticateAsClientAsync(Options(), cancellation);
        }
        catch (AuthenticationException e) when (distrust is not null)
        {
            throw new AuthenticationException(distrust, e);
        }
        using var certificate = new X509Certificate2(tls.RemoteCertificate!);
        return certificate.GetCertHashString(hash);
    }

    /// <summary>The first packet (MySQL's protocol manual, "Protocol::HandshakeV10"), without its header.</summary>
    private static async Task<byte[]> GreetingAsync(NetworkStream stream, CancellationToken cancellation)
    {
        var header = new byte[4];
        await stream.ReadExactlyAsync(header, cancellation);
        var length = header[0] | (header[1] << 8) | (header[2] << 16);
        if (length is 0 or > MostGreeting)
            throw new InvalidDataException("the first packet is not a greeting");
        var greeting = new byte[length];
        await stream.ReadExactlyAsync(greeting, cancellation);
        return greeting;
    }

    private static void RequireTls(byte[] greeting)
    {
        if (greeting is [0xff, var low, var high, ..])
            throw new MySqlException(
                low | (high << 8),
                "HY000",
                System.Text.Encoding.UTF8.GetString(greeting.AsSpan(3)).TrimStart('#')
            );
        var end = Array.IndexOf(greeting, (byte)0, 1);
        // After the version: 4 bytes of a number, 8 of a challenge, a zero, then the lower capabilities.
        if (greeting[0] != 10 || end < 0 || greeting.Length < end + 16)
            throw new InvalidDataException("the first packet is not a greeting of protocol version 10");
        var capabilities = BinaryPrimitives.ReadUInt16LittleEndian(greeting.AsSpan(end + 14));
        if ((capabilities & TlsCapability) == 0)
            throw new AuthenticationException("the server does not offer TLS");
    }

    /// <summary>"Protocol::SSLRequest": capabilities, the longest packet, a character set (utf8mb4), 23 zeros.</summary>
    private static byte[] TlsRequest()
    {
        const uint protocol41 = 0x0200;
        const uint secureConnection = 0x8000;
        const uint pluginAuth = 0x80000;
        var packet = new byte[4 + 32];
        (packet[0], packet[3]) = (32, 1);
        BinaryPrimitives.WriteUInt32LittleEndian(
            packet.AsSpan(4),
            protocol41 | TlsCapability | secureConnection | pluginAuth
        );
        BinaryPrimitives.WriteUInt32LittleEndian(packet.AsSpan(8), 1 << 24);
        packet[12] = 45;
        return packet;
    }

    private SslClientAuthenticationOptions Options()
    {
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck };
        if (source.Tls.Authority is { } authority)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.ImportFromPemFile(authority);
        }
        return new SslClientAuthenticationOptions
        {
            TargetHost = source.Host,
            CertificateChainPolicy = policy,
            RemoteCertificateValidationCallback = (_, _, chain, errors) => IsTrusted(chain, errors),
        };
    }

    private bool IsTrusted(X509Chain? chain, SslPolicyErrors errors)
    {
        var wrong = source.Tls.Mode switch
        {
            TlsMode.VerifyIdentity => errors,
            TlsMode.VerifyCa => errors & ~SslPolicyErrors.RemoteCertificateNameMismatch,
            _ => errors & SslPolicyErrors.RemoteCertificateNotAvailable,
        };
        if (wrong == SslPolicyErrors.None)
            return true;
        var status = chain?.ChainStatus.Select(s => s.StatusInformation).Distinct() ?? [];
        distrust =
            (wrong & SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None
                ? $"its certificate is not signed by an authority that is trusted ({string.Join("; ", status)})"
            : (wrong & SslPolicyErrors.RemoteCertificateNameMismatch) != SslPolicyErrors.None
                ? $"its certificate is not that of {source.Host}"
            : "it shows no certificate";
        return false;
    }
}
