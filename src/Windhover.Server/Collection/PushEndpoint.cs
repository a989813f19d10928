using System.IO.Compression;
using System.Net;
using System.Text;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Server.Collection;

/// <summary>Takes a request whole, within its limits, and gives the collection's answer.</summary>
internal sealed class PushEndpoint(PushOptions options, Func<PushRequest, PushAnswer?> refuse, Func<PushRequest, CancellationToken, Task<PushAnswer>> answer)
{
    private const long MostHeld = 256L << 20;
    private long held;

    /// <summary>Answers one request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var body = new MemoryStream();
        try
        {
            await WriteAsync(context.Response, await AnswerAsync(context, body));
        }
        finally
        {
            Interlocked.Add(ref held, -body.Length);
        }
    }

    private async Task<PushAnswer> AnswerAsync(HttpContext context, MemoryStream body)
    {
        try
        {
            if (refuse(Request(context, body)) is { } unwanted) return unwanted;
            if (await ReadAsync(context.Request, body, context.RequestAborted) is { } refusal) return refusal;
            return await answer(Request(context, body), context.RequestAborted);
        }
        catch (BadHttpRequestException broken)
        {
            return new PushAnswer(broken.StatusCode);
        }
        catch (InvalidDataException)
        {
            return new PushAnswer(StatusCodes.Status400BadRequest);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return new PushAnswer(StatusCodes.Status408RequestTimeout);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            // The disk refused, or the collection is stopping: the sender keeps what it has.
            return new PushAnswer(StatusCodes.Status503ServiceUnavailable, RetryAfterSeconds: 5);
        }
    }

    private async Task<PushAnswer?> ReadAsync(HttpRequest request, MemoryStream body, CancellationToken cancellation)
    {
        Stream content;
        switch (request.Headers.ContentEncoding.ToString())
        {
            case "" or "identity":
                content = request.Body;
                break;
            case "gzip" or "x-gzip":
                content = new GZipStream(request.Body, CompressionMode.Decompress);
                break;
            default:
                return new PushAnswer(StatusCodes.Status415UnsupportedMediaType);
        }

        var piece = new byte[32 << 10];
        while (true)
        {
            var read = await content.ReadAsync(piece, cancellation);
            if (read == 0) return null;
            if (body.Length + read > options.MaxBodyBytes) return new PushAnswer(StatusCodes.Status413PayloadTooLarge);
            body.Write(piece, 0, read);
            if (Interlocked.Add(ref held, read) > MostHeld) return new PushAnswer(StatusCodes.Status503ServiceUnavailable, RetryAfterSeconds: 2);
        }
    }

    private static PushRequest Request(HttpContext context, MemoryStream body) => new()
    {
        Method = context.Request.Method,
        Path = context.Request.Path.Value ?? "/",
        Query = name => context.Request.Query[name].ToString(),
        Header = name => context.Request.Headers[name].ToString(),
        Body = body.GetBuffer().AsMemory(0, (int)body.Length),
        Sender = context.Connection.RemoteIpAddress ?? IPAddress.None,
    };

    private static async Task WriteAsync(HttpResponse response, PushAnswer what)
    {
        response.StatusCode = what.Status;
        if (what.RetryAfterSeconds > 0) response.Headers.RetryAfter = what.RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (what.Status == StatusCodes.Status413PayloadTooLarge) response.Headers.Connection = "close";
        var bytes = Encoding.UTF8.GetBytes(what.Body);
        response.ContentLength = bytes.Length;
        if (bytes.Length == 0) return;
        response.ContentType = what.Type;
        await response.Body.WriteAsync(bytes);
    }
}
