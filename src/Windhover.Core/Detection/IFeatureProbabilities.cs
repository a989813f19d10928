namespace Windhover.Core.Detection;

/// <summary>How unusual the event being judged is for its entity, feature by feature; what a model's <c>unusual</c> condition asks.</summary>
public interface IFeatureProbabilities
{
    /// <summary>
    /// Probability of a value at least as unusual for this entity (backed off to its peers while it is new), 0–1. 1 when the feature does not apply
    /// or the estate is still learning, so that nothing is called unusual that cannot be known to be.
    /// </summary>
    /// <param name="feature">operation, service, source_network, agent, region, resource, error, grant, credential, account; peer, peer_network, port, bytes_out.</param>
    double Probability(string feature);

    /// <summary>True while the estate is watched for less than three days: then most of what people do is done for the first time, and a hint that goes by what is unusual waits. Those of some weight speak.</summary>
    bool IsEarly => false;
}
