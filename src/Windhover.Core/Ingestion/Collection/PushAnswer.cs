namespace Windhover.Core.Ingestion.Collection;

/// <summary>The answer to a request.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">What it says; "" for nothing.</param>
/// <param name="Type">Media type of the body. The default is JSON.</param>
/// <param name="RetryAfterSeconds">When to come again; 0 says nothing about it.</param>
public sealed record PushAnswer(int Status, string Body = "", string Type = "application/json", int RetryAfterSeconds = 0);
