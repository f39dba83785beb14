using System.Net;
using System.Net.Sockets;
using System.Text;
using Kayfabe.Build.Fetching;

namespace Kayfabe.Build.Tests.Fetching;

/// <summary>A study of a stranger must not make the build ask servers that only its user can reach.</summary>
public sealed class PrivateAddressTests
{
    private readonly List<string> _connected = [];

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.0.1")]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.169.254")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("198.19.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fc00::1")]
    [InlineData("ff02::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::1")]
    public void An_address_that_is_not_public_is_refused(string address)
    {
        Assert.False(PublicAddresses.Contains(IPAddress.Parse(address)));
        var host = address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address;
        Refused($"https://{host}/file.csv", Rules([]));
        // The same behind a name.
        Refused("https://innocent.example/file.csv", Rules([address]));
        Assert.Empty(_connected);
    }

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("100.63.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("185.199.108.133")]
    [InlineData("::ffff:185.199.108.133")]
    [InlineData("64:ff9b::b9c7:6c85")]
    [InlineData("2606:50c0:8000::154")]
    public void A_public_address_is_asked(string address) =>
        Assert.True(PublicAddresses.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://127.1/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://127.0.0.1./")]
    [InlineData("https://[fe80::1%25eth0]/")]
    [InlineData("https://[::ffff:7f00:1]/")]
    public void Other_ways_to_write_an_address_of_this_machine_are_refused_too(string written)
    {
        Refused(written, Rules([]));
        Assert.Empty(_connected);
    }

    [Fact]
    public void Of_the_addresses_of_a_name_only_public_ones_are_connected_to()
    {
        using var server = new ScriptedServer(ScriptedServer.Answer([1], 1));
        using var asked = new SourceServer(mayBePrivate: false,
            Rules(["10.0.0.1", "185.199.108.133"]) with { Schemes = ["http"] });
        using var body = asked.Open(Named(server));
        Assert.Equal(["185.199.108.133"], _connected);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data", "169.254.169.254")]
    [InlineData("//127.0.0.1/", "127.0.0.1")]
    [InlineData("https://elsewhere.example/", "is not an http address")]
    [InlineData("file:///etc/passwd", "is not an http address")]
    [InlineData("http://[", "302")]
    [InlineData("//[", "no address")]
    [InlineData("gopher://185.199.108.133/", "is not an http address")]
    public void A_redirect_to_what_would_not_be_asked_itself_is_refused(string location, string said)
    {
        using var server = Redirecting(location);
        Assert.Contains(said, Refused(Named(server).ToString(), PublicName("http")), StringComparison.Ordinal);
        Assert.Equal(1, server.Requests);
        Assert.Single(_connected);
    }

    [Theory]
    [InlineData("http://127.0.0.1./")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://[::1]/")]
    public void Behind_a_proxy_an_address_that_is_not_public_is_refused_too(string written)
    {
        using var server = new SourceServer(mayBePrivate: false, new FetchRules
        {
            Schemes = ["http"],
            Proxy = new WebProxy("http://10.1.1.1:3128"),
            Resolve = (_, _) => throw new SocketException(11001),
            Connect = (_, _, _) => throw new IOException("asked the proxy"),
        });
        Assert.ThrowsAny<PrivateAddressException>(() => server.Open(new Uri(written)));
    }

    [Fact]
    public void A_name_that_no_resolver_takes_is_a_failure_of_its_address()
    {
        var url = $"http://{string.Join('.', Enumerable.Repeat(new string('a', 60), 5))}.example/";
        foreach (var proxy in (IWebProxy?[])[null, new WebProxy("http://127.0.0.1:9")])
        {
            using var server = new SourceServer(
                mayBePrivate: false, new FetchRules { Schemes = ["http"], Proxy = proxy });
            if (Uri.TryCreate(url, UriKind.Absolute, out var address))
                Assert.ThrowsAny<HttpRequestException>(() => server.Open(address));
        }
    }

    [Fact]
    public void Redirects_have_an_end()
    {
        using var server = Redirecting("/again");
        Assert.Contains("more than 5 times", Refused(Named(server).ToString(), PublicName("http")),
            StringComparison.Ordinal);
        Assert.Equal(6, server.Requests);
    }

    [Fact]
    public void A_redirect_to_another_public_server_is_followed()
    {
        using var last = new ScriptedServer(ScriptedServer.Answer([7], 1));
        using var first = Redirecting(Named(last).ToString());
        using var asked = new SourceServer(mayBePrivate: false, PublicName("http"));
        using var body = asked.Open(Named(first));
        Assert.Equal(7, body.ReadByte());
    }

    [Fact]
    public void With_permission_a_server_of_ones_own_is_asked()
    {
        using var server = new ScriptedServer(ScriptedServer.Answer([7], 1));
        using var asked = new SourceServer(mayBePrivate: true, Rules([]) with { Schemes = ["http"] });
        using var body = asked.Open(server.Url);
        Assert.Equal(7, body.ReadByte());
    }

    [Fact]
    public void A_server_that_drips_is_given_up_although_it_is_never_silent()
    {
        var clock = new ManualClock();
        var reader = new PacedReader(new Drip(clock, TimeSpan.FromSeconds(1)), new FetchRules { Clock = clock });
        var read = 0;
        var thrown = Assert.Throws<HttpRequestException>(() =>
        {
            while (reader.Read(new byte[100]) is var count and > 0)
                read += count;
        });
        Assert.Equal("the server sent only 60 bytes in 60 seconds", thrown.Message);
        Assert.Equal(59, read);
    }

    [Fact]
    public void A_slow_server_is_borne_with()
    {
        var clock = new ManualClock();
        // Two kilobytes a second, for an hour.
        var reader = new PacedReader(new Drip(clock, TimeSpan.FromMilliseconds(50)), new FetchRules { Clock = clock });
        for (var i = 0; i < 72_000; i++)
            Assert.Equal(100, reader.Read(new byte[100]));
    }

    private static ScriptedServer Redirecting(string location) => new(
        Encoding.ASCII.GetBytes(
            $"HTTP/1.1 302 Found\r\nLocation: {location}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));

    private static Uri Named(ScriptedServer server) => new($"http://public.example:{server.Url.Port}/file.csv");

    private static string Refused(string url, FetchRules rules)
    {
        using var server = new SourceServer(mayBePrivate: false, rules);
        var thrown = Assert.ThrowsAny<HttpRequestException>(() => server.Open(new Uri(url)));
        return thrown.Message + thrown.InnerException?.Message;
    }

    private FetchRules PublicName(string scheme) => Rules(["185.199.108.133"]) with { Schemes = [scheme] };

    // Every name has these addresses; whatever is connected to is a server of the test.
    private FetchRules Rules(string[] addresses) => new()
    {
        Proxy = null,
        Resolve = (_, _) => Task.FromResult(Array.ConvertAll(addresses, IPAddress.Parse)),
        Connect = async (allowed, port, cancel) =>
        {
            _connected.AddRange(allowed.Select(address => address.ToString()));
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancel);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    // As many bytes as are asked for where there is little to wait; else one at a time.
    private sealed class Drip(ManualClock clock, TimeSpan pause) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            clock.Advance(pause);
            return ValueTask.FromResult(pause < TimeSpan.FromSeconds(1) ? buffer.Length : 1);
        }
    }

    private sealed class ManualClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan time) => _now += time.Ticks;
    }
}
