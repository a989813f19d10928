using System.Globalization;
using System.Threading.RateLimiting;
using Windhover.Server.Errors;

namespace Windhover.Server.Authentication;

/// <summary>How many requests are answered: few where secrets could be guessed, many elsewhere.</summary>
internal static class RequestLimits
{
    internal static void Add(IServiceCollection services, SignInOptions options) => services.AddRateLimiter(limiter =>
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => PartitionOf(context, options));
        limiter.OnRejected = static (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return new(Problems.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, "Too many requests; wait as long as Retry-After says."));
        };
    });

    private static RateLimitPartition<string> PartitionOf(HttpContext context, SignInOptions options)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<SlowlyOnly>() is not null)
        {
            return RateLimitPartition.GetSlidingWindowLimiter(
                $"slow {Addresses.BlockOf(context)}", _ => new() { PermitLimit = options.SignInsAMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 });
        }

        if (!context.Request.Path.StartsWithSegments("/api")) return RateLimitPartition.GetNoLimiter("pages");
        var who = SignedIn.Of(context) is { } signedIn ? $"who {signedIn.Name}" : $"address {Addresses.BlockOf(context)}";
        return RateLimitPartition.GetTokenBucketLimiter(who, _ => new()
        {
            TokenLimit = options.RequestsAMinute, TokensPerPeriod = Math.Max(1, options.RequestsAMinute / 60), ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        });
    }
}
