using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Windhover.Testing.Outputs;

/// <summary>An HTTP server on this machine that answers as a test says and keeps what it was sent.</summary>
public sealed class HttpPeer : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Func<PeerRequest, PeerAnswer> answer;
    private readonly Lock gate = new();
    private readonly List<PeerRequest> requests = [];
    private readonly Task serving;

    /// <param name="answer">Answers; what it throws is answered with 400 and its words.</param>
    public HttpPeer(Func<PeerRequest, PeerAnswer> answer)
    {
        this.answer = answer;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        }

        listener.Prefixes.Add(Address + "/");
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>Its address, without a slash at the end.</summary>
    public string Address { get; }

    /// <summary>What it was sent, oldest first.</summary>
    public IReadOnlyList<PeerRequest> Requests
    {
        get
        {
            lock (gate) return [.. requests];
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                await AnswerAsync(await listener.GetContextAsync());
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException)
            {
                // The test is over, or the caller went away.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var body = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var headers = context.Request.Headers.AllKeys.OfType<string>().ToDictionary(k => k, k => context.Request.Headers[k] ?? "", StringComparer.OrdinalIgnoreCase);
        var request = new PeerRequest(context.Request.HttpMethod, context.Request.RawUrl ?? "", headers, await body.ReadToEndAsync());
        PeerAnswer said;
        lock (gate)
        {
            requests.Add(request);
            try
            {
                said = answer(request);
            }
            catch (Exception wrong)
            {
                said = new PeerAnswer(400, wrong.Message);
            }
        }

        context.Response.StatusCode = said.Status;
        foreach (var (name, value) in said.Headers) context.Response.Headers[name] = value;
        var bytes = Encoding.UTF8.GetBytes(said.Body);
        context.Response.ContentLength64 = bytes.Length;
        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }
}
