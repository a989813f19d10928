using Windhover.Core.Events;
using Windhover.Integrations.Aws.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.CloudTrail;

/// <summary>
/// Which tags were given and taken away. The log has the parameters of the calls, those of EC2 in the words of its own XML: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html,
/// …/API_DeleteTags.html; https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html, …/API_UntagRole.html; https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html.
/// </summary>
internal static class TagFacts
{
    /// <summary>Adds what a successful call says of tags.</summary>
    public static void Learn(in CloudTrailRecord record, CloudTrailLesson lesson, FactWriter facts)
    {
        switch (lesson)
        {
            case CloudTrailLesson.ResourcesTagged:
                foreach (var resource in record.Request["resourcesSet"]["items"]) facts.TagsOf(Id(resource, facts)).SetEach(record.Request["tagSet"]["items"]);
                break;
            case CloudTrailLesson.ResourcesUntagged:
                foreach (var resource in record.Request["resourcesSet"]["items"]) Untag(record.Request["tagSet"]["items"], facts.TagsOf(Id(resource, facts)));
                break;
            case CloudTrailLesson.IdentityMade:
                Made(record, facts);
                break;
            case CloudTrailLesson.IdentityTagged:
                facts.TagsOf(Identity(record, facts)).SetEach(record.Request["tags"]);
                break;
            case CloudTrailLesson.IdentityUntagged:
                var tags = facts.TagsOf(Identity(record, facts));
                foreach (var key in record.Request["tagKeys"])
                {
                    if (key.TryText(out var text)) tags.Gone(text);
                }

                break;
            case CloudTrailLesson.IdentityEnded:
                facts.TagsOf(Identity(record, facts)).NoOthers();
                break;
            case CloudTrailLesson.BucketTagged or CloudTrailLesson.BucketUntagged:
                Bucket(record, facts);
                break;
        }
    }

    /// <summary>The tags that a new machine has, or else those that were asked for it: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html.</summary>
    public static void Launched(in CloudTrailRecord record, Symbol instance, JsonSlice given, FactWriter facts)
    {
        var tags = facts.TagsOf(instance);
        if (!given.IsNone)
        {
            tags.SetEach(given);
            return;
        }

        foreach (var asked in record.Request["tagSpecificationSet"]["items"])
        {
            if (asked.Text("resourceType").SequenceEqual("instance"u8)) tags.SetEach(asked["tags"]);
        }
    }

    private static Symbol Id(JsonSlice resource, FactWriter facts) => facts.Symbols.Intern(resource.Text("resourceId"));

    // Where no tag is named, all go but those of the platform itself; where a value is given, the tag goes only if it has that.
    private static void Untag(JsonSlice list, TagTeller tags)
    {
        var isAll = true;
        foreach (var tag in list)
        {
            isAll = false;
            if (!tag.TryText("key", out var key)) continue;
            if (tag.TryText("value", out var value)) tags.Gone(key, value);
            else tags.Gone(key);
        }

        if (isAll) tags.NoOthers("aws:"u8);
    }

    private static void Made(in CloudTrailRecord record, FactWriter facts)
    {
        var made = record.Response["role"].IsNone ? record.Response["user"] : record.Response["role"];
        var arn = made.Text("arn");
        var tags = facts.TagsOf(arn.IsEmpty ? Identity(record, facts) : facts.Symbols.Intern(arn));
        tags.SetEach(record.Request["tags"]);

        // A name that was somebody else's before brings no tags along.
        tags.NoOthers();
    }

    // These calls name an identity without its path: one that has a path has the tags that it was made with.
    private static Symbol Identity(in CloudTrailRecord record, FactWriter facts)
    {
        var user = record.Request.Text("userName");
        return user.IsEmpty
            ? ArnText.Identity(facts.Symbols, record[CloudTrailSlot.Region], record[CloudTrailSlot.RecipientAccount], "role/"u8, record.Request.Text("roleName"))
            : ArnText.Identity(facts.Symbols, record[CloudTrailSlot.Region], record[CloudTrailSlot.RecipientAccount], "user/"u8, user);
    }

    private static void Bucket(in CloudTrailRecord record, FactWriter facts)
    {
        var name = record.Request.Text("bucketName");
        if (name.IsEmpty) return;
        var tags = facts.TagsOf(ArnText.Bucket(facts.Symbols, default, name));
        tags.SetEach(record.Request["Tagging"]["TagSet"]["Tag"], "Key", "Value");
        tags.NoOthers();
    }
}
