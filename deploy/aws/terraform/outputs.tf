output "collection" {
  description = "The entry of Windhover's configuration."
  value       = <<-YAML
    collections:
      - name: aws
        collector: aws.s3-sqs
        queues: "${aws_sqs_queue.news.url} ${aws_iam_role.reader.arn}"
        external_id: env:WINDHOVER_EXTERNAL_ID
  YAML
}
