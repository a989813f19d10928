using Azure.Core;
using Azure.Core.Pipeline;

namespace Windhover.Integrations.Azure.Collection;

/// <summary>How calls of a collection are made.</summary>
internal static class AzurePipeline
{
    /// <summary>A pipeline that signs, and that tries throttled and broken calls again a few times by the service's own hint.</summary>
    /// <param name="sign">What signs; empty for nothing.</param>
    public static HttpPipeline Of(params HttpPipelinePolicy[] sign)
    {
        var options = new Options();
        options.Retry.MaxRetries = 4;
        options.Retry.Mode = RetryMode.Exponential;
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        return HttpPipelineBuilder.Build(options, sign);
    }

    private sealed class Options : ClientOptions;
}
