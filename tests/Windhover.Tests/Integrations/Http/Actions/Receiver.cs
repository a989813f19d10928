using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Windhover.Tests.Integrations.Http.Actions;

/// <summary>
/// A firewall of ours that holds state and speaks HTTP/1.1: it checks signatures, does a step with one idempotency key once, refuses machines that it does not know, and takes back only what
/// nobody changed.
/// </summary>
internal sealed class Receiver : IAsyncDisposable
{
    public const string Secret = "a secret of twenty-four!";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, string> rules = new(StringComparer.Ordinal);
    private readonly HashSet<string> done = new(StringComparer.Ordinal);
    private readonly Task serving;

    public Receiver()
    {
        listener.Start();
        serving = ServeAsync();
    }

    public string Address => $"http://{listener.LocalEndpoint}";

    /// <summary>Every request that came, its signature good or not.</summary>
    public List<(string Line, Dictionary<string, string> Headers, string Body, bool IsSigned)> Requests { get; } = [];

    /// <summary>Answers this to everything, whatever it is; null to serve.</summary>
    public string? Always { get; set; }

    public string State(string id)
    {
        lock (gate) return rules.GetValueOrDefault(id, "");
    }

    public string Dump()
    {
        lock (gate) return string.Join("\n", rules.Select(r => $"{r.Key} {r.Value}"));
    }

    public void Change(string id)
    {
        lock (gate) rules[id] = "changed by a person";
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await using var stream = client.GetStream();
                await AnswerAsync(stream);
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or IOException)
            {
                // The test is over, or the caller went away.
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!Encoding.ASCII.GetString([.. head.TakeLast(4)]).Equals("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, stop.Token) > 0) head.Add(one[0]);
        var lines = Encoding.UTF8.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(l => l.Split(": ", 2)).ToDictionary(p => p[0], p => p[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, stop.Token);
        var isSigned = IsSigned(headers.GetValueOrDefault("Windhover-Signature", ""), body);
        Requests.Add((lines[0], headers, Encoding.UTF8.GetString(body), isSigned));
        var (status, answer) = isSigned ? Serve(lines[0].Split(' '), headers, body) : (401, """{"reason":"the signature is wrong"}""");
        var said = Always ?? $"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(answer)}\r\nConnection: close\r\n\r\n{answer}";
        await stream.WriteAsync(Encoding.UTF8.GetBytes(said), stop.Token);
    }

    private static bool IsSigned(string header, byte[] body)
    {
        var parts = header.Split(',').Select(p => p.Split('=', 2)).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        var second = parts.GetValueOrDefault("t", "");
        using var hash = new HMACSHA256(Encoding.UTF8.GetBytes(Secret));
        return Convert.ToHexStringLower(hash.ComputeHash([.. Encoding.UTF8.GetBytes(second + "."), .. body])) == parts.GetValueOrDefault("v1", "");
    }

    private (int Status, string Answer) Serve(string[] line, Dictionary<string, string> headers, byte[] body)
    {
        lock (gate)
        {
            var id = line[1][(line[1].LastIndexOf('/') + 1)..];
            if (line[0] == "GET") return (200, State(id) switch { "" => """{"state":"absent"}""", "changed by a person" => """{"state":"different","text":"an operator changed it"}""", _ => """{"state":"in_force"}""" });
            var asked = JsonNode.Parse(body)!;
            if ((string)asked["entity"]!["name"]! == "nobody") return (404, """{"reason":"there is no such machine."}""");
            var step = (string)asked["step"]!;
            if (step == "plan" || !done.Add(headers["Idempotency-Key"])) return (200, "{}");
            if (step == "apply") rules[id] = (string)asked["kind"]!;
            else if (State(id) == "changed by a person") return (409, """{"reason":"an operator changed it"}""");
            else rules.Remove(id);
            return (204, "");
        }
    }
}
