using Windhover.Core.Outputs.Exports;

namespace Windhover.Server.Api;

/// <summary>An export as an answer: to be saved under a name of its own; a page to be looked at, under its own policy.</summary>
internal sealed class ExportResult(IExportFormat format, string id, byte[] content) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var page = format as IPageExport;
        response.ContentType = format.MediaType;
        response.ContentLength = content.Length;
        response.Headers.ContentDisposition = $"{(page is null ? "attachment" : "inline")}; filename=\"{ExportFormats.FileName(id, format)}\"";
        if (page is not null) response.Headers.ContentSecurityPolicy = page.ContentPolicy;
        await response.Body.WriteAsync(content, httpContext.RequestAborted);
    }
}
