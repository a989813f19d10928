using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Windhover.Server.Errors;

namespace Windhover.Server.ConsoleFiles;

/// <summary>Serves the built console. Its own addresses (client-side routes) all give its one page; files whose names hold a hash may be kept for ever.</summary>
internal static class ConsolePages
{
    internal const string Absent =
        "The console is not built. Build it with 'dotnet build src/Windhover.Cli' on a machine with Node 20 or newer; the API is at /api/v1, its description at /openapi/v1.json.\n";

    private const string Page = "index.html";

    internal static void UseConsoleFiles(this WebApplication app, string directory)
    {
        if (!IsBuilt(directory)) return;
        var files = new PhysicalFileProvider(Path.GetFullPath(directory));
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = SetCaching });
    }

    internal static void MapConsolePages(this WebApplication app, string directory)
    {
        var page = Path.Combine(Path.GetFullPath(directory), Page);
        RequestDelegate answer = IsBuilt(directory) ? context => SendPageAsync(context, page) : SayHowToBuildAsync;
        app.MapFallback("{*path:nonfile}", answer);
    }

    private static bool IsBuilt(string directory) => File.Exists(Path.Combine(directory, Page));

    private static Task SendPageAsync(HttpContext context, string page)
    {
        if (!IsRead(context)) return Problems.WriteAsync(context, StatusCodes.Status405MethodNotAllowed, $"{context.Request.Method} is not possible here.");
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.SendFileAsync(page, context.RequestAborted);
    }

    private static Task SayHowToBuildAsync(HttpContext context)
    {
        if (context.Request.Path != "/" || !IsRead(context)) return Problems.WriteAsync(context, StatusCodes.Status404NotFound, "There is nothing at this address.");
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(Absent, context.RequestAborted);
    }

    private static bool IsRead(HttpContext context) => HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);

    // Vite puts what it names by content into assets/ (https://vite.dev/guide/build).
    private static void SetCaching(StaticFileResponseContext file) =>
        file.Context.Response.Headers.CacheControl =
            file.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";
}
