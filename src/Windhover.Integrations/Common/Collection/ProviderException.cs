namespace Windhover.Integrations.Common.Collection;

/// <summary>A provider answered with an error, or did not answer.</summary>
/// <param name="what">What was asked for, in words.</param>
/// <param name="status">HTTP status; 0 when there was no answer.</param>
/// <param name="code">The provider's own code; "" for none.</param>
/// <param name="message">The provider's own words.</param>
/// <param name="inner">What was behind it.</param>
internal sealed class ProviderException(string what, int status, string code, string message, Exception? inner = null)
    : Exception($"{what}: {(code.Length > 0 ? code + ": " : "")}{message}", inner)
{
    private static readonly string[] Throttling =
        ["Throttling", "ThrottlingException", "RequestThrottled", "TooManyRequestsException", "RequestLimitExceeded", "SlowDown", "rateLimitExceeded", "userRateLimitExceeded", "RESOURCE_EXHAUSTED", "AF429"];

    /// <summary>HTTP status; 0 when there was no answer.</summary>
    public int Status { get; } = status;

    /// <summary>The provider's own code; "" for none.</summary>
    public string Code { get; } = code;

    /// <summary>The provider's own words, without what was asked for.</summary>
    public string Said { get; } = code.Length > 0 ? $"{code}: {message}" : message;

    /// <summary>When to come again, by the provider's own hint; null for none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True when the answer itself says that a limit was hit, whatever its status.</summary>
    public bool SaysLimited { get; init; }

    /// <summary>True when too much was asked: it concerns every call, not this one.</summary>
    public bool IsThrottled => SaysLimited || Status == 429 || Throttling.Contains(Code, StringComparer.Ordinal);

    /// <summary>True when the same call may well succeed a little later.</summary>
    public bool IsTransient => IsThrottled || Status is 0 or 408 or >= 500;

    /// <summary>True when a permission or a credential is missing.</summary>
    public bool IsDenied => !IsTransient && Status is 401 or 403;

    /// <summary>True when the thing is not there.</summary>
    public bool IsGone => Status is 404 or 410;
}
