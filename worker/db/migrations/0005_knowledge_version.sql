-- Whoever changes what was entered of businesses and contacts: caches of it compare this number.
CREATE TRIGGER `business_insert_known` AFTER INSERT ON `business` BEGIN
  UPDATE organization SET knowledge_version = knowledge_version + 1 WHERE id = NEW.organization_id;
END;
--> statement-breakpoint
CREATE TRIGGER `business_update_known` AFTER UPDATE OF name ON `business` BEGIN
  UPDATE organization SET knowledge_version = knowledge_version + 1 WHERE id = NEW.organization_id;
END;
--> statement-breakpoint
CREATE TRIGGER `business_delete_known` AFTER DELETE ON `business` BEGIN
  UPDATE organization SET knowledge_version = knowledge_version + 1 WHERE id = OLD.organization_id;
END;
--> statement-breakpoint
CREATE TRIGGER `business_domain_insert_known` AFTER INSERT ON `business_domain` BEGIN
  UPDATE organization SET knowledge_version = knowledge_version + 1 WHERE id = NEW.organization_id;
END;
--> statement-breakpoint
CREATE TRIGGER `business_domain_update_known` AFTER UPDATE ON `business_domain` BEGIN
  UPDATE organization SET knowledge_version = knowledge_version + 1 WHERE id = NEW.organization_id;
END;
--> statement-breakpoint
CREATE TRIGGER `business_domain_delete_known` AFTER DELETE ON `business_domain` BEGIN
  UPDATE organization SET knowledge_version = knowledge_version + 1 WHERE id = OLD.organization_id;
END;
--> statement-breakpoint
CREATE TRIGGER `business_identifier_insert_known` AFTER INSERT ON `business_identifier` BEGIN
  UPDATE organization SET knowledge_version = knowledge_version + 1 WHERE id = NEW.organization_id;
END;
--> statement-breakpoint
CREATE TRIGGER `business_identifier_update_known` AFTER UPDATE ON `business_identifier` BEGIN
  UPDATE organization SET knowledge_version = knowledge_version + 1 WHERE id = NEW.organization_id;
END;
--> statement-breakpoint
CREATE TRIGGER `business_identifier_delete_known` AFTER DELETE ON `business_identifier` BEGIN
  UPDATE organization SET knowledge_version = knowledge_version + 1 WHERE id = OLD.organization_id;
END;
--> statement-breakpoint
CREATE TRIGGER `contact_insert_known` AFTER INSERT ON `contact` BEGIN
  UPDATE organization SET knowledge_version = knowledge_version + 1 WHERE id = NEW.organization_id;
END;
--> statement-breakpoint
CREATE TRIGGER `contact_update_known` AFTER UPDATE OF name, business_id, title ON `contact` BEGIN
  UPDATE organization SET knowledge_version = knowledge_version + 1 WHERE id = NEW.organization_id;
END;
--> statement-breakpoint
CREATE TRIGGER `contact_delete_known` AFTER DELETE ON `contact` BEGIN
  UPDATE organization SET knowledge_version = knowledge_version + 1 WHERE id = OLD.organization_id;
END;
--> statement-breakpoint
CREATE TRIGGER `contact_address_insert_known` AFTER INSERT ON `contact_address` BEGIN
  UPDATE organization SET knowledge_version = knowledge_version + 1 WHERE id = NEW.organization_id;
END;
--> statement-breakpoint
CREATE TRIGGER `contact_address_update_known` AFTER UPDATE ON `contact_address` BEGIN
  UPDATE organization SET knowledge_version = knowledge_version + 1 WHERE id = NEW.organization_id;
END;
--> statement-breakpoint
CREATE TRIGGER `contact_address_delete_known` AFTER DELETE ON `contact_address` BEGIN
  UPDATE organization SET knowledge_version = knowledge_version + 1 WHERE id = OLD.organization_id;
END;
