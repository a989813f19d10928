namespace Windhover.Lab.Company;

/// <summary>One API call, before it becomes a record. The JSON members are complete JSON values.</summary>
internal sealed record ApiCall(AwsAccount Account, Caller Caller, long Time, string Service, string Name, string From, string Agent)
{
    /// <summary>Region; null for the account's home region.</summary>
    public string? Region { get; init; }

    /// <summary>True when it changes nothing.</summary>
    public bool ReadOnly { get; init; } = true;

    /// <summary>requestParameters.</summary>
    public string Request { get; init; } = "null";

    /// <summary>responseElements.</summary>
    public string Response { get; init; } = "null";

    /// <summary>Error code; "" for success.</summary>
    public string Error { get; init; } = "";

    /// <summary>Error message; a failed sign-in has one without a code.</summary>
    public string ErrorMessage { get; init; } = "";

    /// <summary>additionalEventData; "" for none.</summary>
    public string Additional { get; init; } = "";

    /// <summary>resources; "" for none.</summary>
    public string Resources { get; init; } = "";

    /// <summary>True for a data event (S3 objects).</summary>
    public bool Data { get; init; }

    /// <summary>AwsApiCall, AwsServiceEvent, AwsConsoleSignIn.</summary>
    public string Type { get; init; } = "AwsApiCall";

    /// <summary>sharedEventID; "" for none.</summary>
    public string SharedId { get; init; } = "";

    /// <summary>The VPC endpoint that it came through; "" for none.</summary>
    public string Endpoint { get; init; } = "";
}
