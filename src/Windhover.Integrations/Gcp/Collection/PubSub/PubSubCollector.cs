using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Gcp.Collection.PubSub;

/// <summary>Takes logs that a sink of Cloud Logging, or anything else, publishes to Pub/Sub.</summary>
internal sealed class PubSubCollector : ICollector
{
    /// <inheritdoc/>
    public CollectorDescriptor Descriptor { get; } = new()
    {
        Name = "gcp.pubsub",
        Title = "Google Cloud Pub/Sub subscriptions",
        Page = "https://cloud.google.com/pubsub/docs/reference/rest/v1/projects.subscriptions/pull",
        Settings =
        [
            new("subscriptions", "Subscriptions, as `projects/PROJECT/subscriptions/NAME`."),
            new("credentials", "JSON of a service account's key or of a workload's federation file, as `file:PATH`; without it what this machine has is used (metadata server, GOOGLE_APPLICATION_CREDENTIALS).", "", IsSecret: true),
            new("batch", "Most messages of one pull, 1 to 1000.", "1000"),
            new("parallel", "Pulls of one subscription at one time, 1 to 16.", "2"),
            new("endpoint", "Address of the service; an emulator's begins with http:// and gets no token unless credentials are set.", "https://pubsub.googleapis.com"),
        ],
        Permissions = ["pubsub.subscriptions.consume (roles/pubsub.subscriber on the subscription)"],
    };

    /// <inheritdoc/>
    public ICollection Open(CollectorSettings settings, CollectorContext context) => new PubSubCollection(settings, context);
}
