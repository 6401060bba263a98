CREATE TABLE `business_look` (
	`user_id` text NOT NULL,
	`business_id` text NOT NULL,
	`looked_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `business_id`),
	FOREIGN KEY (`business_id`) REFERENCES `business`(`id`) ON UPDATE no action ON DELETE cascade
);
