using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.CloudTrail;

/// <summary>One record with the places of its fields.</summary>
internal readonly ref struct CloudTrailRecord
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly JsonValues fields;

    /// <param name="bytes">The record.</param>
    /// <param name="fields">Where its fields stand.</param>
    public CloudTrailRecord(ReadOnlySpan<byte> bytes, JsonValues fields)
    {
        this.bytes = bytes;
        this.fields = fields;
    }

    /// <summary>A field's value, unescaped; empty when the record does not have it.</summary>
    public ReadOnlySpan<byte> this[CloudTrailSlot slot] => fields.Get((int)slot, bytes);

    /// <summary>Parameters of the call.</summary>
    public JsonSlice Request => new(this[CloudTrailSlot.RequestParameters]);

    /// <summary>What the call gave back.</summary>
    public JsonSlice Response => new(this[CloudTrailSlot.ResponseElements]);

    /// <summary>The first of <see cref="CloudTrailRelated.Fields"/> that the record has and that is not its resource.</summary>
    /// <param name="resource">Index of the resource among <see cref="CloudTrailResources.Fields"/>; -1 for none.</param>
    public ReadOnlySpan<byte> Related(int resource)
    {
        foreach (var slot in CloudTrailPaths.RelatedSlots)
        {
            var value = slot == (int)CloudTrailSlot.Count + resource ? default : fields.Get(slot, bytes);
            if (!value.IsEmpty) return value;
        }

        return default;
    }

    /// <summary>The first of <see cref="CloudTrailResources.Fields"/> that the record has.</summary>
    /// <returns>Its index, or -1.</returns>
    public int FirstResource(out ReadOnlySpan<byte> value)
    {
        for (var i = 0; i < CloudTrailResources.Fields.Length; i++)
        {
            value = fields.Get((int)CloudTrailSlot.Count + i, bytes);
            if (!value.IsEmpty) return i;
        }

        value = default;
        return -1;
    }
}
