import { useQuery } from "@tanstack/react-query";
import type { Member } from "#shared/member.ts";
import { t } from "../../i18n/t.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { plainText } from "../../ui/plainText.ts";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { callApi } from "../api/callApi.ts";
import { FailureMessage } from "../api/FailureMessage.tsx";
import { useMe } from "../api/queries.ts";
import { Invitations } from "./Invitations.tsx";
import { RemoveMember } from "./RemoveMember.tsx";
import { useChange } from "./useChange.ts";

/** Who belongs to the organization. Administrators give roles, invite and remove. */
export function People() {
  const me = useMe().data;
  const members = useQuery({
    queryKey: ["members"],
    queryFn: async () => (await callApi("members", {})).items,
  });
  const isAdmin = me?.user.role === "admin";
  return (
    <section aria-label={t("members.title")}>
      <h2>{t("members.title")}</h2>
      {members.data === undefined ? (
        members.isError ? (
          <FailureMessage error={members.error} retry={() => void members.refetch()} />
        ) : (
          <SkeletonRows rows={2} />
        )
      ) : (
        <div className="card" data-testid="members">
          {members.data.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              isMe={member.id === me?.user.id}
              organization={me?.organization.name ?? ""}
              mayChange={isAdmin}
            />
          ))}
          {isAdmin ? <Invitations /> : null}
        </div>
      )}
    </section>
  );
}

interface MemberRowProps {
  member: Member;
  isMe: boolean;
  organization: string;
  mayChange: boolean;
}

function MemberRow({ member, isMe, organization, mayChange }: MemberRowProps) {
  const change = useChange("members", (role: Member["role"]) =>
    callApi("changeMember", { id: member.id, patch: { role } }),
  );
  const name = member.name || member.email;
  const role = change.isPending ? change.variables : member.role;
  return (
    <div className="setting member">
      <span className="clip">
        <span className="block clip">
          <ForeignText>{name}</ForeignText>
          {isMe ? <span className="faint">{` · ${t("members.you")}`}</span> : null}
        </span>
        <span className="small muted">
          <ForeignText>{member.email}</ForeignText>
          {` · ${t("members.accounts", { count: member.accounts })}`}
        </span>
      </span>
      {mayChange ? (
        <span className="row">
          <select
            className="select"
            aria-label={t("members.roleOf", { name: plainText(name) })}
            value={role}
            onChange={({ target }) => change.mutate(target.value === "admin" ? "admin" : "member")}
          >
            <option value="admin">{t("members.admin")}</option>
            <option value="member">{t("members.member")}</option>
          </select>
          {isMe ? null : <RemoveMember member={member} organization={organization} />}
        </span>
      ) : (
        <span className="small muted">
          {member.role === "admin" ? t("members.admin") : t("members.member")}
        </span>
      )}
    </div>
  );
}
